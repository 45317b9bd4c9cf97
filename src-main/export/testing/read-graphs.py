"""Reads a graph file with a library and prints what it found, as JSON with the Python type of every value.

    python3 read-graphs.py networkx|igraph FILE
"""
import json
import math
import sys


def shown(attributes):
    found = {}
    for name, value in attributes.items():
        if value is None or (isinstance(value, float) and math.isnan(value)):
            continue
        if isinstance(value, (bool, int, float, str)):
            # digits of integers are kept as text, as a reader in JavaScript would round them
            found[name] = [type(value).__name__, str(value) if type(value) is int else value]
    return found


def with_networkx(file):
    import networkx

    if file.endswith(".gexf"):
        text = open(file, encoding="utf-8").read(300)
        version = "1.3" if "gexf.net/1.3" in text else "1.2draft"
        try:
            graph = networkx.read_gexf(file, version=version)
        except networkx.NetworkXError as error:
            if "Unknown GEXF version" not in str(error):
                raise
            return {"unsupported": version}
    else:
        graph = networkx.read_graphml(file)
    return {
        "directed": graph.is_directed(),
        "nodes": {str(node): shown(data) for node, data in graph.nodes(data=True)},
        "edges": [[source, target, shown(data)] for source, target, data in graph.edges(data=True)],
    }


def with_igraph(file):
    import igraph

    graph = igraph.Graph.Read_GraphML(file)
    names = graph.vs["id"]
    return {
        "directed": graph.is_directed(),
        "nodes": {vertex["id"]: shown(vertex.attributes()) for vertex in graph.vs},
        "edges": [[names[edge.source], names[edge.target], shown(edge.attributes())] for edge in graph.es],
    }


library, file = sys.argv[1:]
try:
    read = {"networkx": with_networkx, "igraph": with_igraph}[library]
    print(json.dumps(read(file)))
except ImportError as error:
    print(json.dumps({"missing": str(error)}))
