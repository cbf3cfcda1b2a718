using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Retention by cohort: who first bought when, and how many of them bought again in each period after. Immutable.</summary>
public sealed class CohortTriangle
{
    /// <summary>The most periods from the first purchase to the last day.</summary>
    public const int MaxPeriods = 2000;

    internal CohortTriangle(Cohort[] cohorts, CohortPeriod period, LocalDate asOf)
    {
        Cohorts = Array.AsReadOnly(cohorts);
        Period = period;
        AsOf = asOf;
    }

    /// <summary>Gets the cohorts, the earliest first; a period without new customers has none.</summary>
    public IReadOnlyList<Cohort> Cohorts { get; }

    /// <summary>Gets the length of the periods.</summary>
    public CohortPeriod Period { get; }

    /// <summary>Gets the last day that counts (inclusive).</summary>
    public LocalDate AsOf { get; }

    /// <summary>Gets a value indicating whether <see cref="AsOf"/> is the last day of its period; if not, the last number of every cohort is of a part of it.</summary>
    public bool IsLastPeriodComplete => Periods.NumberOf(AsOf, Period) != Periods.NumberOf(AsOf.PlusDays(1), Period);

    /// <summary>Gets the number of lines left out because they name no customer.</summary>
    public long GuestLines { get; internal init; }

    /// <summary>Gets the number of customers left out because they first bought before the periods that were asked for.</summary>
    public int EarlierCustomers { get; internal init; }

    /// <summary>Reads order lines into cohorts.</summary>
    /// <param name="lines">Lines in any order; read once, none kept. Memory grows with the customers times their periods with a purchase.</param>
    /// <param name="asOf">The last day that counts (inclusive).</param>
    /// <param name="period">The length of the periods.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The cohorts. Returns take money off their own period and make nobody active; those before the first purchase are left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period.</exception>
    /// <exception cref="InvalidOperationException">The data span more than <see cref="MaxPeriods"/> periods; a <see cref="CohortTriangleBuilder"/> can give the latest alone.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CohortTriangle From(
        IEnumerable<OrderLine> lines, LocalDate asOf, CohortPeriod period = CohortPeriod.Month, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(lines);
        var builder = new CohortTriangleBuilder(asOf, period);
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            builder.Add(line);
        }

        return builder.Build();
    }
}
