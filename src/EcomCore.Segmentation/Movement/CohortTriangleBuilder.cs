using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Turns order lines, one at a time and in any order, into cohorts. Not safe for use by several threads at once.</summary>
/// <remarks>Kept are one record per customer and one per customer and period with a line: about 60 bytes each; lines are not kept.</remarks>
public sealed class CohortTriangleBuilder
{
    private readonly LocalDate _asOf;
    private readonly CohortPeriod _period;
    private readonly IdIndex _customers = new();
    private readonly DaySales _sales = new();
    private long _guestLines;

    /// <summary>Creates an empty builder.</summary>
    /// <param name="asOf">The last day that counts (inclusive).</param>
    /// <param name="period">The length of the periods.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period.</exception>
    public CohortTriangleBuilder(LocalDate asOf, CohortPeriod period = CohortPeriod.Month)
    {
        Guard.Between((int)period, 0, (int)CohortPeriod.Quarter, nameof(period));
        _asOf = Days.Iso(asOf);
        _period = period;
    }

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
        var day = Days.Iso(orderedOn);
        if (customerId.IsWhiteSpace())
        {
            _guestLines++;
        }
        else if (day <= _asOf)
        {
            _sales.Add(_customers.GetOrAdd(customerId), Periods.NumberOf(day, _period), amount, !isReturn);
        }
    }

    /// <summary>Makes the cohorts of what was added so far; the builder can go on.</summary>
    /// <param name="latest">How many periods of new customers are wanted, counted back from the last; 1 to <see cref="CohortTriangle.MaxPeriods"/>.</param>
    /// <returns>The cohorts of the latest periods; customers of earlier ones are counted (<see cref="CohortTriangle.EarlierCustomers"/>) and left out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="latest"/> is out of range.</exception>
    public CohortTriangle BuildLatest(int latest)
    {
        Guard.Between(latest, 1, CohortTriangle.MaxPeriods);
        return Build(latest);
    }

    /// <summary>Makes the cohorts of what was added so far; the builder can go on.</summary>
    /// <returns>All cohorts.</returns>
    /// <exception cref="InvalidOperationException">The data span more than <see cref="CohortTriangle.MaxPeriods"/> periods; take the latest with <see cref="BuildLatest"/>.</exception>
    public CohortTriangle Build() => Build(latest: null);

    private CohortTriangle Build(int? latest)
    {
        var last = Periods.NumberOf(_asOf, _period);
        var earlier = 0;
        var tallies = new SortedDictionary<int, CohortTally>();
        foreach (var periods in _sales.ByCustomer())
        {
            var bought = periods.SkipWhile(sale => !sale.IsPurchase).ToList();
            if (bought.Count == 0)
            {
                continue;
            }

            var length = last - bought[0].Day + 1;
            if (length > latest)
            {
                earlier++;
                continue;
            }

            if (length > CohortTriangle.MaxPeriods)
            {
                throw new InvalidOperationException(
                    FormattableString.Invariant($"Expected at most {CohortTriangle.MaxPeriods} periods from the first purchase to {_asOf:uuuu-MM-dd}; found {length}. Take the latest alone."));
            }

            if (!tallies.TryGetValue(bought[0].Day, out var tally))
            {
                tallies.Add(bought[0].Day, tally = new CohortTally(length));
            }

            foreach (var sale in bought)
            {
                tally.Take(sale.Day - bought[0].Day, sale);
            }
        }

        Cohort[] cohorts = [.. tallies.Select(pair => pair.Value.ToCohort(Periods.StartOf(pair.Key, _period)))];
        return new CohortTriangle(cohorts, _period, _asOf) { GuestLines = _guestLines, EarlierCustomers = earlier };
    }
}
