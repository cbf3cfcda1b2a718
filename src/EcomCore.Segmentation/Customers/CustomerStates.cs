namespace EcomCore.Segmentation;

/// <summary>The records of customers by number, and the rare money that does not fit them.</summary>
internal sealed class CustomerStates
{
    // In chunks, for growing must not copy: memory that was never touched costs more than the work. Only the first one grows. They are below the 85,000 bytes
    // from which on the collector gives memory back to the system and asks for it anew.
    private const int ChunkBits = 11;
    private const int ChunkLength = 1 << ChunkBits;
    private const int FirstLength = 64;

    private readonly Dictionary<int, decimal> _more;
    private CustomerState[][] _chunks;
    private decimal[] _margins = [];

    public CustomerStates()
        : this([new CustomerState[FirstLength]], [])
    {
    }

    /// <summary>Records of so many customers, each to be set.</summary>
    public CustomerStates(int customers, int threads)
        : this(new CustomerState[Math.Max(1, (customers + ChunkLength - 1) >> ChunkBits)][], [])
    {
        var chunks = _chunks;
        Threads.For(chunks.Length, threads, i => chunks[i] = Unset.Array<CustomerState>(Math.Min(ChunkLength, customers - (i << ChunkBits))));
    }

    private CustomerStates(CustomerState[][] chunks, Dictionary<int, decimal> more) => (_chunks, _more) = (chunks, more);

    /// <summary>Gets how many lines told their margin.</summary>
    public long LinesWithMargin { get; private set; }

    public bool HasMargins => _margins.Length > 0;

    private int Capacity => ((_chunks.Length - 1) << ChunkBits) + _chunks[_chunks.Length - 1].Length;

    public ref CustomerState this[int customer] => ref _chunks[customer >> ChunkBits][customer & (ChunkLength - 1)];

    /// <summary>Makes room for so many customers.</summary>
    public void Reserve(int customers)
    {
        while (customers > Capacity)
        {
            var last = _chunks.Length - 1;
            if (_chunks[last].Length < ChunkLength)
            {
                Array.Resize(ref _chunks[last], _chunks[last].Length * 2);
            }
            else
            {
                Array.Resize(ref _chunks, last + 2);
                _chunks[last + 1] = new CustomerState[ChunkLength];
            }
        }
    }

    public void AddMoney(int customer, decimal amount)
    {
        if (MoneyUnits.TryOf(amount, out var units, out var scale))
        {
            AddUnits(customer, units, scale);
        }
        else
        {
            AddMore(customer, amount);
        }
    }

    public void AddUnits(int customer, long units, byte scale)
    {
        ref var state = ref this[customer];
        state.Units += units;
        state.Scale = Math.Max(state.Scale, scale);
        if (state.Units is > MoneyUnits.Full or < -MoneyUnits.Full)
        {
            AddMore(customer, MoneyUnits.ToDecimal(state.Units, state.Scale));
            state.Units = 0;
        }
    }

    public void AddMore(int customer, decimal amount)
    {
        this[customer].HasMore = true;
        _ = _more.TryGetValue(customer, out var known);
        _more[customer] = known + amount;
    }

    public void AddMargin(int customer, decimal margin)
    {
        if (customer >= _margins.Length)
        {
            Array.Resize(ref _margins, Math.Max(_margins.Length * 2, Math.Max(FirstLength, customer + 1)));
        }

        _margins[customer] += margin;
        LinesWithMargin++;
    }

    public decimal RevenueOf(int customer)
    {
        ref readonly var state = ref this[customer];
        var money = MoneyUnits.ToDecimal(state.Units, state.Scale);
        return state.HasMore ? money + _more[customer] : money;
    }

    public double RevenueAsDouble(int customer)
    {
        ref readonly var state = ref this[customer];
        return state.HasMore ? MoneyUnits.ToDouble(RevenueOf(customer)) : MoneyUnits.ToDouble(state.Units);
    }

    public decimal MarginOf(int customer) => customer < _margins.Length ? _margins[customer] : 0m;

    /// <summary>A copy that later lines do not change.</summary>
    public CustomerStates Snapshot(int customers)
    {
        var chunks = new CustomerState[Math.Max(1, (customers + ChunkLength - 1) >> ChunkBits)][];
        for (var i = 0; i < chunks.Length; i++)
        {
            chunks[i] = _chunks[i].AsSpan(0, Math.Min(_chunks[i].Length, customers - (i << ChunkBits))).ToArray();
        }

        return new CustomerStates(chunks, new Dictionary<int, decimal>(_more))
        {
            _margins = (decimal[])_margins.Clone(),
            LinesWithMargin = LinesWithMargin,
        };
    }
}
