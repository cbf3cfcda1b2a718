using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Turns order lines, one at a time and in any order, into purchase histories. Not safe for use by several threads at once.</summary>
/// <remarks>
/// <para>Kept are one record per customer and one per customer and day: about 60 bytes each; lines are not kept.</para>
/// <para>
/// Purchases of one day are one purchase. A return takes its money off the purchases of its day; on a day without purchases, off the latest purchase day before it.
/// So the order of the lines changes nothing.
/// </para>
/// </remarks>
public sealed class CustomerHistoriesBuilder
{
    private readonly LocalDate _calibrationEnd;
    private readonly LocalDate _holdoutEnd;
    private readonly HistoryUnit _unit;
    private readonly IdIndex _customers = new();
    private readonly DaySales _days = new();
    private long _guestLines;
    private long _laterLines;
    private LocalDate? _lastDay;

    /// <summary>Creates an empty builder.</summary>
    /// <param name="calibrationEnd">The last day of the histories (inclusive).</param>
    /// <param name="holdoutEnd">The last day of the hold-out (inclusive); none when null.</param>
    /// <param name="unit">The unit of the times.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="holdoutEnd"/> lies before <paramref name="calibrationEnd"/>, or there is no such unit.</exception>
    public CustomerHistoriesBuilder(LocalDate calibrationEnd, LocalDate? holdoutEnd = null, HistoryUnit unit = HistoryUnit.Weeks)
    {
        Guard.Between((int)unit, 0, (int)HistoryUnit.Days, nameof(unit));
        _calibrationEnd = Days.Iso(calibrationEnd);
        _holdoutEnd = holdoutEnd is { } end ? Days.Iso(end) : _calibrationEnd;
        if (_holdoutEnd < _calibrationEnd)
        {
            throw new ArgumentOutOfRangeException(
                nameof(holdoutEnd), holdoutEnd, FormattableString.Invariant($"Expected {calibrationEnd:uuuu-MM-dd} or later; found {holdoutEnd:uuuu-MM-dd}."));
        }

        _unit = unit;
    }

    /// <summary>Gets the number of lines added so far, of every kind.</summary>
    public long Lines { get; private set; }

    /// <summary>Adds a line.</summary>
    /// <param name="line">The line; its order id does not matter.</param>
    public void Add(OrderLine line) => Add(line.CustomerId.AsSpan(), line.OrderedOn, line.Amount, line.IsReturn);

    /// <summary>Adds a line without making a text of its id: for readers that hold a file's characters.</summary>
    /// <param name="customerId">Who bought; blank for a guest, whose line is counted and left out.</param>
    /// <param name="orderedOn">The day of the order, in the shop's zone.</param>
    /// <param name="amount">Money of the line; below 0 for a return. At most <see cref="OrderLine.MaxAmount"/> in either direction.</param>
    /// <param name="isReturn">True for a return whatever its amount.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is beyond the limit; nothing is changed.</exception>
    public void Add(ReadOnlySpan<char> customerId, LocalDate orderedOn, decimal amount, bool isReturn = false)
    {
        isReturn |= amount < 0m;
        amount = Amounts.Checked(amount, nameof(amount));
        Lines++;
        var day = Days.Iso(orderedOn);
        _lastDay = _lastDay > day ? _lastDay : day;
        if (customerId.IsWhiteSpace())
        {
            _guestLines++;
        }
        else if (day > _holdoutEnd)
        {
            _laterLines++;
        }
        else
        {
            _days.Add(_customers.GetOrAdd(customerId), Days.NumberOf(day), amount, isPurchase: !isReturn);
        }
    }

    /// <summary>Makes the histories of what was added so far; the builder can go on.</summary>
    /// <returns>A row per customer who bought up to the end of the calibration.</returns>
    /// <remarks>Sorts the customers' days: n log n steps for n of them.</remarks>
    public CustomerHistories Build()
    {
        var rows = new List<CustomerHistory>();
        var calibrationEnd = Days.NumberOf(_calibrationEnd);
        long orphans = 0;
        var later = 0;
        foreach (var days in _days.ByCustomer())
        {
            var tally = default(HistoryTally);
            foreach (var day in days)
            {
                tally.Take(day, calibrationEnd);
            }

            orphans += tally.OrphanReturns;
            later += tally.BoughtLaterOnly ? 1 : 0;
            if (tally.HasBought)
            {
                rows.Add(RowOf(_customers.Ids.TextOf(days.Array![days.Offset].Customer), in tally));
            }
        }

        return new CustomerHistories([.. rows], _calibrationEnd, _holdoutEnd, _unit)
        {
            GuestLines = _guestLines,
            LaterLines = _laterLines,
            OrphanReturns = orphans,
            LaterCustomers = later,
            LastDay = _lastDay,
        };
    }

    internal static double TimeBetween(LocalDate from, LocalDate to, HistoryUnit unit) => TimeOf(Period.DaysBetween(from, to), unit);

    private static double TimeOf(int days, HistoryUnit unit) => unit == HistoryUnit.Weeks ? days / 7.0 : days;

    private CustomerHistory RowOf(string id, in HistoryTally tally)
    {
        var history = new PurchaseHistory(
            tally.Repeats, TimeOf(tally.LastDay - tally.FirstDay, _unit), TimeOf(Days.NumberOf(_calibrationEnd) - tally.FirstDay, _unit));
        return new CustomerHistory(
            id, Days.DateOf(tally.FirstDay), history, tally.Repeats == 0 ? null : tally.RepeatMoney / tally.Repeats, tally.LaterPurchases, tally.Revenue);
    }
}
