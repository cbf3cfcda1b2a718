namespace EcomCore.Segmentation;

/// <summary>The records of customers by number, and the rare money that does not fit them.</summary>
internal sealed class CustomerStates
{
    private CustomerState[] _states;
    private Dictionary<int, decimal> _more = [];
    private decimal[] _margins = [];

    public CustomerStates(int customers = 64) => _states = new CustomerState[customers];

    /// <summary>Gets how many lines told their margin.</summary>
    public long LinesWithMargin { get; private set; }

    public bool HasMargins => _margins.Length > 0;

    public ref CustomerState this[int customer] => ref _states[customer];

    /// <summary>Makes room for a customer, so that spans of the records stay valid while lines are added.</summary>
    public void Reserve(int customers)
    {
        if (customers > _states.Length)
        {
            Array.Resize(ref _states, Math.Max(customers, _states.Length * 2));
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
        ref var state = ref _states[customer];
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
        _states[customer].HasMore = true;
        _ = _more.TryGetValue(customer, out var known);
        _more[customer] = known + amount;
    }

    public void AddMargin(int customer, decimal margin)
    {
        if (customer >= _margins.Length)
        {
            Array.Resize(ref _margins, Math.Max(_states.Length, customer + 1));
        }

        _margins[customer] += margin;
        LinesWithMargin++;
    }

    public decimal RevenueOf(int customer)
    {
        ref readonly var state = ref _states[customer];
        var money = MoneyUnits.ToDecimal(state.Units, state.Scale);
        return state.HasMore ? money + _more[customer] : money;
    }

    public double RevenueAsDouble(int customer)
    {
        ref readonly var state = ref _states[customer];
        return state.HasMore ? (double)RevenueOf(customer) : MoneyUnits.ToDouble(state.Units);
    }

    public decimal MarginOf(int customer) => customer < _margins.Length ? _margins[customer] : 0m;

    /// <summary>A copy that later lines do not change.</summary>
    public CustomerStates Snapshot(int customers) => new()
    {
        _states = _states.AsSpan(0, customers).ToArray(),
        _more = new Dictionary<int, decimal>(_more),
        _margins = (decimal[])_margins.Clone(),
        LinesWithMargin = LinesWithMargin,
    };

    /// <summary>Takes over the record of a customer, and the money that does not fit it.</summary>
    public void Set(int customer, in CustomerState state, decimal more)
    {
        _states[customer] = state;
        if (state.HasMore)
        {
            _more[customer] = more;
        }
    }
}
