"""Runs graph measures of a Python library on an edge list; prints one JSON object a measure.

usage: peers.py LIBRARY FILE NODES HUB MEASURES
FILE holds pairs of little-endian uint32: source, target. MEASURES are separated by commas. Before each, a line says
that it has started.
"""
import json
import sys
import time

import numpy

library, file, nodes, hub = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
wanted = sys.argv[5].split(",")
edges = numpy.fromfile(file, dtype="<u4").reshape(-1, 2)


def run(measure, work, check=lambda result: None):
    if measure not in wanted:
        return
    print(json.dumps({"measure": measure, "started": True}), flush=True)
    started, worked = time.perf_counter(), time.process_time()
    try:
        result = work()
        elapsed = (time.perf_counter() - started) * 1000
        cpu = (time.process_time() - worked) * 1000
        print(json.dumps({"measure": measure, "ms": elapsed, "cpuMs": cpu, "check": check(result)}), flush=True)
    except Exception as error:
        print(json.dumps({"measure": measure, "error": str(error)}), flush=True)


def igraph():
    import igraph as ig

    g = ig.Graph(nodes, edges.tolist(), directed=True)
    undirected = g.as_undirected(mode="each")
    simple = g.as_undirected(mode="collapse")
    simple.simplify()
    run("pagerank", lambda: g.pagerank(), max)
    run("weak-components", lambda: g.connected_components(mode="weak"), len)
    run("strong-components", lambda: g.connected_components(mode="strong"), len)
    run("distances", lambda: g.distances(source=[hub], mode="out"), lambda d: sum(x < float("inf") for x in d[0]))
    run("core-numbers", lambda: g.coreness(mode="all"), max)
    run("label-propagation", lambda: undirected.community_label_propagation(), len)
    run(
        "leiden",
        lambda: undirected.community_leiden(objective_function="modularity", n_iterations=2),
        lambda c: c.modularity,
    )
    run("clustering", lambda: simple.transitivity_local_undirected(mode="zero"), lambda c: sum(c) / len(c))


def graph_tool():
    import graph_tool.all as gt

    g = gt.Graph(directed=True)
    g.add_vertex(nodes)
    g.add_edge_list(edges)
    simple = gt.Graph(g, directed=False)
    gt.remove_parallel_edges(simple)
    gt.remove_self_loops(simple)
    run("pagerank", lambda: gt.pagerank(g, epsilon=1e-8), lambda p: float(p.a.max()))
    run("weak-components", lambda: gt.label_components(g, directed=False), lambda c: len(c[1]))
    run("strong-components", lambda: gt.label_components(g, directed=True), lambda c: len(c[1]))
    run("distances", lambda: gt.shortest_distance(g, g.vertex(hub)), lambda d: int((d.a < 2**31 - 1).sum()))
    run("core-numbers", lambda: gt.kcore_decomposition(g), lambda k: int(k.a.max()))
    run("clustering", lambda: gt.local_clustering(simple), lambda c: float(c.a.mean()))


def networkx():
    import networkx as nx

    g = nx.MultiDiGraph()
    g.add_nodes_from(range(nodes))
    g.add_edges_from(edges.tolist())
    simple = nx.Graph(g)
    simple.remove_edges_from(list(nx.selfloop_edges(simple)))
    run("pagerank", lambda: nx.pagerank(g, tol=1e-8 / nodes), lambda p: max(p.values()))
    run("weak-components", lambda: list(nx.weakly_connected_components(g)), len)
    run("strong-components", lambda: list(nx.strongly_connected_components(g)), len)
    run("distances", lambda: nx.single_source_shortest_path_length(g, hub), len)
    run("core-numbers", lambda: nx.core_number(simple), lambda k: max(k.values()))
    run("label-propagation", lambda: list(nx.community.label_propagation_communities(simple)), len)
    run("leiden", lambda: nx.community.louvain_communities(simple), len)
    run("clustering", lambda: nx.clustering(simple), lambda c: sum(c.values()) / len(c))


{"igraph": igraph, "graph-tool": graph_tool, "networkx": networkx}[library]()
