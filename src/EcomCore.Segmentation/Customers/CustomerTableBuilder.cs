using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Turns order lines, one at a time and in any order, into one row per customer. Not safe for use by several threads at once.</summary>
/// <remarks>
/// <para>
/// Kept are one record per customer and, to count the lines of an order once, one small record per distinct order id; lines are not kept. Measured on 64 bits:
/// 60 to 100 bytes per customer and 40 to 65 per order id (its tables double when they are full), for ids that are no whole numbers 2 more per character. Without
/// order ids nothing is kept per order. Ids that are whole numbers in plain writing (<c>42</c>, not <c>042</c>) are kept as numbers.
/// </para>
/// <para>
/// A return (amount below 0, or marked so) takes money off; it is no purchase: it changes neither the number of purchases nor the day of the last one.
/// A line of amount 0 that is no return is a purchase: a free order is still an order. An order counts once per customer, also when its lines are far apart.
/// </para>
/// </remarks>
public sealed class CustomerTableBuilder
{
    private readonly LocalDate _asOf;
    private readonly PurchaseCounting _counting;
    private readonly IdIndex _customers = new();
    private readonly PurchaseSet _purchases = new();
    private readonly CustomerStates _states = new();
    private long _guestLines;
    private long _laterLines;
    private long _returnLines;

    /// <summary>Creates an empty builder.</summary>
    /// <param name="asOf">The last day that counts (inclusive); later lines are left out and counted.</param>
    /// <param name="counting">What counts as one purchase.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="counting"/> is no such way of counting.</exception>
    public CustomerTableBuilder(LocalDate asOf, PurchaseCounting counting = PurchaseCounting.ByOrder)
    {
        Guard.Between((int)counting, 0, (int)PurchaseCounting.ByDay, nameof(counting));
        _asOf = Days.Iso(asOf);
        _counting = counting;
    }

    /// <summary>Gets the number of lines added so far, of every kind.</summary>
    public long Lines { get; private set; }

    private long LinesThatCount => Lines - _guestLines - _laterLines;

    private bool IsByDay => _counting == PurchaseCounting.ByDay;

    /// <summary>Adds a line.</summary>
    /// <param name="line">The line.</param>
    public void Add(OrderLine line)
    {
        var kept = LinesThatCount;
        Add(line.CustomerId.AsSpan(), line.OrderedOn, line.Amount, line.OrderId.AsSpan(), line.IsReturn);
        if (line.Margin is { } margin && LinesThatCount > kept)
        {
            _states.AddMargin(_customers.GetOrAdd(line.CustomerId.AsSpan()), margin);
        }
    }

    /// <summary>Adds a line.</summary>
    /// <param name="customerId">Who bought; null or blank for a guest, whose line is counted and left out.</param>
    /// <param name="orderedOn">The day of the order, in the shop's zone.</param>
    /// <param name="amount">Money of the line; below 0 for a return. At most <see cref="OrderLine.MaxAmount"/> in either direction.</param>
    /// <param name="orderId">The order the line belongs to; null or blank when the line is an order of its own.</param>
    /// <param name="isReturn">True for a return whatever its amount.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is beyond the limit; nothing is changed.</exception>
    public void Add(string? customerId, LocalDate orderedOn, decimal amount, string? orderId = null, bool isReturn = false) =>
        Add(customerId.AsSpan(), orderedOn, amount, orderId.AsSpan(), isReturn);

    /// <summary>Adds a line without making texts of its ids: for readers that hold a file's characters.</summary>
    /// <param name="customerId">Who bought; blank for a guest, whose line is counted and left out.</param>
    /// <param name="orderedOn">The day of the order, in the shop's zone.</param>
    /// <param name="amount">Money of the line; below 0 for a return. At most <see cref="OrderLine.MaxAmount"/> in either direction.</param>
    /// <param name="orderId">The order the line belongs to; blank when the line is an order of its own.</param>
    /// <param name="isReturn">True for a return whatever its amount.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is beyond the limit; nothing is changed.</exception>
    public void Add(ReadOnlySpan<char> customerId, LocalDate orderedOn, decimal amount, ReadOnlySpan<char> orderId = default, bool isReturn = false)
    {
        isReturn |= amount < 0m;
        amount = Amounts.Checked(amount, nameof(amount));
        var day = Days.Iso(orderedOn);
        if (!Counts(customerId.IsWhiteSpace(), day))
        {
            return;
        }

        var customer = _customers.GetOrAdd(customerId);
        if (!TakeMoney(customer, amount, isReturn))
        {
            TakePurchase(customer, day, IsByDay ? _purchases.AddDay(customer, day) : orderId.IsWhiteSpace() || _purchases.AddOrder(customer, orderId));
        }
    }

    /// <summary>Adds a line of a customer whose id is a number; the same customer as that number written as text.</summary>
    /// <param name="customerId">Who bought.</param>
    /// <param name="orderedOn">The day of the order, in the shop's zone.</param>
    /// <param name="amount">Money of the line; below 0 for a return. At most <see cref="OrderLine.MaxAmount"/> in either direction.</param>
    /// <param name="orderId">The order the line belongs to; null when the line is an order of its own.</param>
    /// <param name="isReturn">True for a return whatever its amount.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is beyond the limit; nothing is changed.</exception>
    public void Add(long customerId, LocalDate orderedOn, decimal amount, long? orderId = null, bool isReturn = false)
    {
        isReturn |= amount < 0m;
        amount = Amounts.Checked(amount, nameof(amount));
        var day = Days.Iso(orderedOn);
        if (!Counts(isGuest: false, day))
        {
            return;
        }

        var customer = _customers.GetOrAdd(customerId);
        if (!TakeMoney(customer, amount, isReturn))
        {
            TakePurchase(customer, day, IsByDay ? _purchases.AddDay(customer, day) : orderId is not { } id || _purchases.AddOrder(customer, id));
        }
    }

    /// <summary>The number of a customer, for those who keep more of each line; null when the line did not count.</summary>
    internal int? AddAndNumber(OrderLine line)
    {
        var kept = LinesThatCount;
        Add(line);
        return LinesThatCount > kept ? _customers.GetOrAdd(line.CustomerId.AsSpan()) : null;
    }

    /// <summary>Makes the table of what was added so far; the builder can go on.</summary>
    /// <returns>A table of its own, which later lines do not change.</returns>
    /// <remarks>Copies a record per customer.</remarks>
    public CustomerTable Build()
    {
        return new CustomerTable(_asOf, _counting, _customers.Ids.Snapshot(), _states.Snapshot(_customers.Count))
        {
            Lines = Lines,
            GuestLines = _guestLines,
            LaterLines = _laterLines,
            ReturnLines = _returnLines,
        };
    }

    private bool Counts(bool isGuest, LocalDate day)
    {
        Lines++;
        if (isGuest)
        {
            _guestLines++;
            return false;
        }

        if (day > _asOf)
        {
            _laterLines++;
            return false;
        }

        return true;
    }

    /// <summary>Adds the money; true when the line is a return and there is nothing more to do.</summary>
    private bool TakeMoney(int customer, decimal amount, bool isReturn)
    {
        _states.Reserve(_customers.Count);
        _states.AddMoney(customer, amount);
        if (!isReturn)
        {
            return false;
        }

        _returnLines++;
        return true;
    }

    private void TakePurchase(int customer, LocalDate day, bool isNew)
    {
        ref var state = ref _states[customer];
        var key = DayKey.Of(day);
        state.LastKey = Math.Max(state.LastKey, key);
        state.FirstKeyFromTop = Math.Max(state.FirstKeyFromTop, DayKey.Top - key);
        if (isNew)
        {
            state.Purchases = checked(state.Purchases + 1);
        }
    }
}
