"""The graph of a SQLite file in a Python library, by its usual route: peers.py LIBRARY FILE. Prints one line of JSON."""
import json, resource, sqlite3, sys, time

library, file = sys.argv[1:3]


def rss():
    with open('/proc/self/statm') as statm:
        return int(statm.read().split()[1]) * resource.getpagesize()


def with_igraph():
    import igraph
    def load():
        db = sqlite3.connect(file)
        columns = list(zip(*db.execute('SELECT id, label, category, value, score, created FROM nodes ORDER BY id')))
        edges = list(zip(*db.execute('SELECT source, target, weight, channel, trust FROM edges')))
        graph = igraph.Graph(n=len(columns[0]), edges=zip(edges[0], edges[1]), directed=True)
        for name, values in zip(('id', 'label', 'category', 'value', 'score', 'created'), columns):
            graph.vs[name] = values
        for name, values in zip(('weight', 'channel', 'trust'), edges[2:]):
            graph.es[name] = values
        graph.neighbors(77)
        return graph
    return load


def with_networkx():
    import networkx
    def load():
        db = sqlite3.connect(file)
        graph = networkx.MultiDiGraph()
        names = ('label', 'category', 'value', 'score', 'created')
        graph.add_nodes_from((row[0], dict(zip(names, row[1:]))) for row in db.execute('SELECT id, label, category, value, score, created FROM nodes'))
        names = ('weight', 'channel', 'trust')
        graph.add_edges_from((row[0], row[1], dict(zip(names, row[2:]))) for row in db.execute('SELECT source, target, weight, channel, trust FROM edges'))
        list(graph.successors(77))
        return graph
    return load


def with_graph_tool():
    import graph_tool
    def load():
        db = sqlite3.connect(file)
        graph = graph_tool.Graph(directed=True)
        held = {'weight': graph.new_edge_property('double'), 'channel': graph.new_edge_property('string'), 'trust': graph.new_edge_property('double')}
        # it has no word for a missing number
        edges = db.execute("SELECT source, target, weight, channel, ifnull(trust, 'nan') FROM edges")
        graph.add_edge_list(edges, eprops=list(held.values()))
        for name, values in held.items():
            graph.ep[name] = values
        rows = list(zip(*db.execute('SELECT label, category, value, score, created FROM nodes ORDER BY id')))
        graph.add_vertex(max(0, len(rows[0]) - graph.num_vertices()))
        for name, kind, values in zip(('label', 'category', 'value', 'score', 'created'), ('string', 'string', 'int64_t', 'double', 'string'), rows):
            empty = float('nan') if kind == 'double' else ''
            graph.vp[name] = graph.new_vertex_property(kind, vals=[empty if value is None else value for value in values])
        graph.get_out_neighbors(77)
        return graph
    return load


try:
    load = {'igraph': with_igraph, 'networkx': with_networkx, 'graph-tool': with_graph_tool}[library]()
except ImportError:
    print(json.dumps({'absent': True}))
    sys.exit()
before = rss()
started = time.perf_counter()
graph = load()
elapsed = time.perf_counter() - started
version = getattr(sys.modules[library.replace('-', '_')], '__version__', '')
print(json.dumps({'elapsedMs': elapsed * 1000, 'rssBytes': rss() - before, 'version': version.split(' ')[0]}))
