namespace EcomCore.Inventory;

/// <summary>
/// The basis of the network simplex method: a tree over warehouses (0 to m - 1), destinations (m to m + n - 1) and a root, every arc with its flow.
/// An arc runs from a warehouse to a destination, from a warehouse to the root (stock not used, free) or from the root to a destination (shortage).
/// </summary>
/// <remarks>
/// Strongly feasible (Cunningham 1976): a tree arc without flow points to the root, which keeps the method from going in circles. The arc that
/// leaves is therefore the last one that blocks, seen from the top of the cycle in the direction of the arc that enters. Ahuja, Magnanti and Orlin,
/// Network Flows (1993), chapter 11.
/// </remarks>
internal sealed class SpanningTree
{
    private const int None = -1;

    // So low that no lane to it ever pays.
    private const long Closed = -(1L << 60);

    private int[] _parent = [];
    private int[] _depth = [];
    private int[] _firstChild = [];
    private int[] _next = [];
    private int[] _previous = [];
    private long[] _flow = [];
    private long[] _potential = [];
    private int _warehouses;

    /// <summary>Gets the number of the root.</summary>
    public int Root { get; private set; }

    /// <summary>Gets what a unit costs at each node; along a tree arc it rises by the cost of the arc. The root's is 0.</summary>
    public ReadOnlySpan<long> Potentials => _potential;

    public void Reset(int warehouses, int destinations)
    {
        _warehouses = warehouses;
        Root = warehouses + destinations;
        var nodes = Root + 1;
        if (_parent.Length < nodes)
        {
            _parent = new int[nodes];
            _depth = new int[nodes];
            _firstChild = new int[nodes];
            _next = new int[nodes];
            _previous = new int[nodes];
            _flow = new long[nodes];
            _potential = new long[nodes];
        }

        _firstChild.AsSpan(0, nodes).Fill(None);
        _parent[Root] = None;
        _depth[Root] = 0;
        _potential[Root] = 0;
    }

    public int ParentOf(int node) => _parent[node];

    /// <summary>The flow on the arc between a node and its parent.</summary>
    public long FlowOf(int node) => _flow[node];

    public void SetFlow(int node, long flow) => _flow[node] = flow;

    /// <summary>Hangs a node below another, with the flow on the arc between them.</summary>
    public void Hang(int node, int parent, long flow)
    {
        var first = _firstChild[parent];
        _parent[node] = parent;
        _flow[node] = flow;
        _previous[node] = None;
        _next[node] = first;
        _firstChild[parent] = node;
        if (first != None)
        {
            _previous[first] = node;
        }
    }

    public void Unhang(int node)
    {
        var (previous, next) = (_previous[node], _next[node]);
        if (previous == None)
        {
            _firstChild[_parent[node]] = next;
        }
        else
        {
            _next[previous] = next;
        }

        if (next != None)
        {
            _previous[next] = previous;
        }
    }

    /// <summary>
    /// Sets the potential and the depth of every node, from the root down. A destination that asks nothing is closed: an arc to it without flow
    /// would point away from the root.
    /// </summary>
    public void SetPotentials(ReadOnlySpan<long> costs, int destinations, long shortageCost)
    {
        for (var node = _firstChild[Root]; node != None; node = NextInside(node, Root))
        {
            var parent = _parent[node];
            _depth[node] = _depth[parent] + 1;
            _potential[node] = node < _warehouses
                ? _potential[parent] - (parent == Root ? 0 : costs[(node * destinations) + parent - _warehouses])
                : parent == Root
                    ? _flow[node] == 0 ? Closed : shortageCost
                    : _potential[parent] + costs[(parent * destinations) + node - _warehouses];
        }
    }

    /// <summary>Lets an arc enter the tree with as much flow as its cycle takes; the arc that first runs dry leaves.</summary>
    /// <param name="from">Where the arc starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="reducedCost">What a unit of flow on the cycle costs; below 0.</param>
    public void Enter(int from, int to, long reducedCost)
    {
        var leaving = FindLeaving(from, to, out var flow, out var isOnFromSide);
        MoveFlow(from, to, flow);
        if (isOnFromSide)
        {
            Rehang(from, to, flow, leaving);
            Lift(from, -reducedCost);
        }
        else
        {
            Rehang(to, from, flow, leaving);
            Lift(to, reducedCost);
        }
    }

    // The arc between a warehouse and its parent starts at the warehouse; flow on a cycle that comes down through it falls.
    private int FindLeaving(int from, int to, out long flow, out bool isOnFromSide)
    {
        var (i, j) = (from, to);
        var (bestFrom, bestTo) = (None, None);
        var (flowFrom, flowTo) = (long.MaxValue, long.MaxValue);
        while (i != j)
        {
            if (_depth[i] > _depth[j])
            {
                if (i < _warehouses && _flow[i] < flowFrom)
                {
                    (bestFrom, flowFrom) = (i, _flow[i]);
                }

                i = _parent[i];
            }
            else
            {
                if (j >= _warehouses && _flow[j] <= flowTo)
                {
                    (bestTo, flowTo) = (j, _flow[j]);
                }

                j = _parent[j];
            }
        }

        isOnFromSide = flowFrom < flowTo;
        flow = isOnFromSide ? flowFrom : flowTo;
        return isOnFromSide ? bestFrom : bestTo;
    }

    private void MoveFlow(int from, int to, long flow)
    {
        if (flow == 0)
        {
            return;
        }

        while (from != to)
        {
            if (_depth[from] > _depth[to])
            {
                _flow[from] += from < _warehouses ? -flow : flow;
                from = _parent[from];
            }
            else
            {
                _flow[to] += to < _warehouses ? flow : -flow;
                to = _parent[to];
            }
        }
    }

    /// <summary>Turns the path from a node up to the one whose arc leaves, so that the node hangs below its new parent.</summary>
    private void Rehang(int node, int parent, long flow, int last)
    {
        while (true)
        {
            var (oldParent, oldFlow) = (_parent[node], _flow[node]);
            Unhang(node);
            Hang(node, parent, flow);
            if (node == last)
            {
                return;
            }

            (parent, node, flow) = (node, oldParent, oldFlow);
        }
    }

    /// <summary>Adds an amount to the potential of a node and all below it, and sets their depths.</summary>
    private void Lift(int top, long amount)
    {
        _depth[top] = _depth[_parent[top]] + 1;
        _potential[top] += amount;
        for (var node = _firstChild[top]; node != None; node = NextInside(node, top))
        {
            _depth[node] = _depth[_parent[node]] + 1;
            _potential[node] += amount;
        }
    }

    /// <summary>The next node of a walk over all nodes below a top, parents before children.</summary>
    private int NextInside(int node, int top)
    {
        if (_firstChild[node] != None)
        {
            return _firstChild[node];
        }

        while (_next[node] == None)
        {
            node = _parent[node];
            if (node == top)
            {
                return None;
            }
        }

        return _next[node];
    }
}
