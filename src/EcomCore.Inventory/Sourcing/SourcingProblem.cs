namespace EcomCore.Inventory;

/// <summary>
/// One order's question in numbers: how much each line needs and how much of it each candidate warehouse has, never more than needed. Filled again for each
/// order of a batch, so that a batch allocates nothing per order.
/// </summary>
internal sealed class SourcingProblem
{
    private int[] _candidateOf = [];
    private int[] _stamp = [];
    private int _turn;

    public int Lines { get; private set; }

    public int Candidates { get; private set; }

    /// <summary>Gets what all candidates together can serve.</summary>
    public long Total { get; private set; }

    /// <summary>Gets what is needed of each line, at most what all candidates have.</summary>
    public long[] Need { get; private set; } = [];

    /// <summary>Gets what candidate c has of line l, at c * Lines + l.</summary>
    public long[] Have { get; private set; } = [];

    /// <summary>Gets what each candidate could serve alone.</summary>
    public long[] Gain { get; private set; } = [];

    /// <summary>Gets the number of each candidate's warehouse.</summary>
    public int[] Warehouse { get; private set; } = [];

    /// <summary>Gets the terms of shipping, by the number of the warehouse.</summary>
    public ShippingTerms Terms { get; private set; } = ShippingTerms.None;

    /// <summary>Starts an order.</summary>
    public void Begin(int lines, int warehouses, ShippingTerms terms)
    {
        if (_stamp.Length < warehouses)
        {
            _stamp = new int[warehouses];
            _candidateOf = new int[warehouses];
            _turn = 0;
        }

        if (_turn == int.MaxValue)
        {
            Array.Clear(_stamp, 0, _stamp.Length);
            _turn = 0;
        }

        _turn++;
        (Lines, Candidates, Total, Terms) = (lines, 0, 0, terms);
        Need = WorkingArray.AtLeast(Need, lines);
    }

    /// <summary>Adds what is in stock of the next line.</summary>
    /// <param name="line">The line's number; each once, rising.</param>
    /// <param name="asked">Units asked.</param>
    /// <param name="warehouses">The warehouses with a row for the item.</param>
    /// <param name="units">Their units.</param>
    public void Add(int line, long asked, ReadOnlySpan<int> warehouses, ReadOnlySpan<long> units)
    {
        var served = 0L;
        for (var i = 0; i < warehouses.Length; i++)
        {
            if (units[i] > 0 && Terms.MayShip[warehouses[i]])
            {
                var candidate = CandidateOf(warehouses[i]);
                var has = Math.Min(units[i], asked);
                Have[(candidate * Lines) + line] = has;
                Gain[candidate] += has;
                served = Math.Min(asked, served + has);
            }
        }

        Need[line] = served;
        Total += served;
    }

    private int CandidateOf(int warehouse)
    {
        if (_stamp[warehouse] == _turn)
        {
            return _candidateOf[warehouse];
        }

        var candidate = Candidates++;
        Have = WorkingArray.AtLeast(Have, Candidates * Lines);
        Gain = WorkingArray.AtLeast(Gain, Candidates);
        Warehouse = WorkingArray.AtLeast(Warehouse, Candidates);
        Array.Clear(Have, candidate * Lines, Lines);
        Gain[candidate] = 0;
        Warehouse[candidate] = warehouse;
        (_stamp[warehouse], _candidateOf[warehouse]) = (_turn, candidate);
        return candidate;
    }
}
