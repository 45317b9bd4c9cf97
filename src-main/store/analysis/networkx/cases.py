"""Prints what NetworkX says of random graphs, as a line of JSON each, for `networkx.test.ts`.

usage: python3 cases.py > cases.jsonl       (NetworkX 2.8 with SciPy; some seconds)

The graphs have self-loops, parallel edges, isolated nodes and several components, are directed or not and weighted or
not. Where its reading differs NetworkX is given the graph that ours means: undirected, the matrix of both directions, in
which a self-loop stands twice; for betweenness, a node in the middle of every edge, so that parallel edges are paths of
their own. Core numbers and reciprocity, which it refuses of such graphs, are of the graph made simple.
"""
import json
import math
import random

import networkx as nx
import numpy
from networkx.algorithms.link_analysis.hits_alg import _hits_python

DAMPING = 0.85


def random_edges(draw, nodes, weighted):
    # nodes fall into two parts with no edge between them; the last ones stay alone
    tied = max(1, nodes - draw.randrange(3))
    part = [draw.random() < 0.8 for _ in range(nodes)]
    edges = []
    for _ in range(draw.randrange(3 * nodes)):
        a, b = draw.randrange(tied), draw.randrange(tied)
        if part[a] == part[b]:
            edges.append([a, b, draw.randint(1, 9) / 2] if weighted else [a, b])
    return edges


def made(kind, nodes, edges):
    graph = kind()
    graph.add_nodes_from(range(nodes))
    for a, b, *weight in edges:
        graph.add_edge(a, b, weight=weight[0] if weight else 1)
    return graph


def by_node(values):
    return [values.get(node) for node in range(len(values))]


def among_pairs(count, directed, nodes, edges, weighted):
    """Betweenness by share of the ordered pairs."""
    halved = made(nx.DiGraph if directed else nx.Graph, nodes, [])
    for at, (a, b, *weight) in enumerate(edges):
        half = (weight[0] if weight else 1) / 2
        halved.add_edge(a, nodes + at, weight=half)
        halved.add_edge(nodes + at, b, weight=half)
    given = list(range(nodes))
    found = nx.betweenness_centrality_subset(
        halved, given, given, normalized=False, weight="weight" if weighted else None
    )
    return [found[node] * (1 if directed else 2) / count for node in given]


def expected(draw, nodes, directed, weighted, edges):
    weight = "weight" if weighted else None
    graph = made(nx.MultiDiGraph if directed else nx.MultiGraph, nodes, edges)
    both_ways = made(nx.MultiGraph, nodes, edges)
    arcs = edges if directed else edges + [[b, a, *w] for a, b, *w in edges]
    summed = made(nx.DiGraph, nodes, [])
    for a, b, *w in arcs:
        more = w[0] if w else 1
        summed.add_edge(a, b, weight=more + (summed[a][b]["weight"] if summed.has_edge(a, b) else 0))
    start = [draw.randrange(nodes)]
    groups = [draw.randrange(min(3, nodes)) for _ in range(nodes)]
    largest = max(nx.connected_components(both_ways), key=lambda each: (len(each), -min(each)))
    found = {
        "from": start,
        "groups": groups,
        "degree": by_node(dict(graph.degree(weight=weight))),
        "histogram": nx.degree_histogram(both_ways),
        "pagerank": by_node(nx.pagerank(summed, DAMPING, tol=1e-14, max_iter=100_000)),
        "personalised": by_node(
            nx.pagerank(summed, DAMPING, personalization={start[0]: 1}, tol=1e-14, max_iter=100_000)
        ),
        "weak": [sorted(each) for each in nx.connected_components(both_ways)],
        "strong": [sorted(each) for each in nx.strongly_connected_components(made(nx.DiGraph, nodes, arcs))],
        "triangles": by_node(nx.triangles(nx.Graph(both_ways))),
        "clustering": by_node(nx.clustering(nx.Graph(both_ways))),
        "transitivity": nx.transitivity(nx.Graph(both_ways)),
        "average": nx.average_clustering(nx.Graph(both_ways)),
        "harmonic": [value / max(1, nodes - 1) for value in by_node(nx.harmonic_centrality(graph))],
        "closeness": by_node(nx.closeness_centrality(graph)),
        "articulation": sorted(nx.articulation_points(both_ways)),
        "density": nx.density(graph),
        "diameter": nx.diameter(both_ways.subgraph(largest)),
    }
    for direction, along in {
        "out": graph,
        "in": graph.reverse() if directed else graph,
        "both": both_ways,
    }.items():
        reached = nx.multi_source_dijkstra_path_length(along, start, weight=weight or "none")
        found[f"distances {direction}"] = [reached.get(node) for node in range(nodes)]
    if directed:
        found["in-degree"] = by_node(dict(graph.in_degree(weight=weight)))
        found["out-degree"] = by_node(dict(graph.out_degree(weight=weight)))
    if nodes > 2:
        found["betweenness"] = among_pairs((nodes - 1) * (nodes - 2), directed, nodes, edges, weighted)

    loopless = both_ways.copy()
    loopless.remove_edges_from(list(nx.selfloop_edges(both_ways, keys=True)))
    found["bridges"] = len(list(nx.bridges(loopless))) if loopless.number_of_edges() else 0
    simple = made(nx.DiGraph if directed else nx.Graph, nodes, [each for each in edges if each[0] != each[1]])
    found["core"] = by_node(nx.core_number(simple))
    if directed and simple.number_of_edges():
        found["reciprocity"] = nx.overall_reciprocity(simple)
    if not edges:
        return found

    assortativity = nx.degree_assortativity_coefficient(made(nx.MultiDiGraph, nodes, arcs), "out", "in")
    if math.isfinite(assortativity):
        found["assortativity"] = assortativity
    members = [{node for node in range(nodes) if groups[node] == group} for group in range(3)]
    community = nx.algorithms.community
    found["modularity"] = community.modularity(both_ways, members, weight=weight or "none")
    once = nx.Graph()
    once.add_nodes_from(range(nodes))
    for a, b, *w in edges:
        more = w[0] if w else 1
        once.add_edge(a, b, weight=more + (once[a][b]["weight"] if once.has_edge(a, b) else 0))
    louvain = community.louvain_communities(once, seed=draw.randrange(1000))
    found["louvain"] = community.modularity(once, louvain)

    matrix = nx.to_numpy_array(summed, nodelist=range(nodes))
    strongest = numpy.linalg.svd(matrix, compute_uv=False)
    # where two are strongest, what they come to hangs on where one starts
    if len(strongest) == 1 or strongest[1] < 0.99 * strongest[0]:
        hubs, authorities = _hits_python(summed, max_iter=100_000, tol=1e-14)
        for name, scores in {"hubs": hubs, "authorities": authorities}.items():
            values = by_node(scores)
            found[name] = [value / math.hypot(*values) for value in values]
    try:
        found["eigenvector"] = by_node(
            nx.eigenvector_centrality(summed, max_iter=20_000, tol=1e-13, weight="weight")
        )
    except nx.PowerIterationFailedConvergence:
        pass  # nor do ours settle
    attenuation = round(0.4 / float(matrix.sum(axis=0).max()), 4)
    found["attenuation"] = attenuation
    found["katz"] = by_node(
        nx.katz_centrality(
            summed, attenuation, max_iter=100_000, tol=1e-14, normalized=False, weight="weight"
        )
    )
    return found


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.11g}")
    if isinstance(value, list):
        return [rounded(each) for each in value]
    return value


for seed in range(48):
    draw = random.Random(seed)
    directed, weighted = seed % 2 == 1, seed % 4 > 1
    nodes = draw.randint(6, 16) if seed > 3 else seed + 1
    edges = random_edges(draw, nodes, weighted)
    found = expected(draw, nodes, directed, weighted, edges)
    case = {"nodes": nodes, "directed": directed, "edges": edges}
    case |= {name: rounded(value) for name, value in found.items()}
    print(json.dumps(case, separators=(",", ":")))
