using System.Numerics;

namespace EcomCore.Inventory;

/// <summary>Tells fast movers, slow movers and dead stock apart. Immutable.</summary>
/// <remarks>Turnover is the FSN analysis (fast, slow, non-moving) of the trade; its limits, and the 180 days, are conventions.</remarks>
public sealed record MovementRule
{
    internal const double DefaultFastTurns = 3;
    internal const double DefaultSlowTurns = 1;
    internal const int DefaultDeadDays = 180;

    private const int DaysPerYear = 365;

    /// <summary>Creates a rule.</summary>
    /// <param name="fastTurns">Stock is fast when it is sold more often than this in a year; finite, 0 or more.</param>
    /// <param name="slowTurns">Stock is slow when it is sold less often than this in a year; 0 to <paramref name="fastTurns"/>.</param>
    /// <param name="deadDays">Stock is dead when the last sale is so many days ago, inclusive; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public MovementRule(double fastTurns = DefaultFastTurns, double slowTurns = DefaultSlowTurns, int deadDays = DefaultDeadDays)
    {
        Guard.FiniteAtLeast(fastTurns, 0);
        Guard.Between(slowTurns, 0.0, fastTurns);
        Guard.AtLeast(deadDays, 1);
        FastTurns = fastTurns;
        SlowTurns = slowTurns;
        DeadDays = deadDays;
    }

    /// <summary>Gets the rule with every default: fast above 3 turns a year, slow below 1, dead after 180 days without a sale.</summary>
    public static MovementRule Default { get; } = new();

    /// <summary>Gets the turns a year above which stock is fast.</summary>
    public double FastTurns { get; }

    /// <summary>Gets the turns a year below which stock is slow.</summary>
    public double SlowTurns { get; }

    /// <summary>Gets the days without a sale from which stock is dead, inclusive.</summary>
    public int DeadDays { get; }

    /// <summary>Finds how often a year stock is sold.</summary>
    /// <param name="onHand">Average or present stock, units; 0 or more.</param>
    /// <param name="sold">Units sold in the time looked at; 0 or more.</param>
    /// <param name="days">Days of that time; 1 or more.</param>
    /// <returns>Turns a year: sold × 365 / days / on hand. Positive infinity without stock when something sold, 0 when nothing did.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double TurnsOf(long onHand, long sold, int days)
    {
        Guard.AtLeast(onHand, 0);
        Guard.AtLeast(sold, 0);
        Guard.AtLeast(days, 1);
        return sold == 0 ? 0 : sold * ((double)DaysPerYear / days) / onHand;
    }

    /// <summary>Judges an item.</summary>
    /// <param name="onHand">Average or present stock, units; 0 or more.</param>
    /// <param name="sold">Units sold in the time looked at; 0 or more.</param>
    /// <param name="days">Days of that time; 1 or more.</param>
    /// <param name="daysSinceLastSale">Days since the last sale, or since the stock came when nothing sold yet; 0 or more.</param>
    /// <returns>The class; both limits of turnover are steady. Without stock nothing is dead.</returns>
    /// <remarks>Compared without rounding, limits as the decimal numbers they are written as: 45 units sold in 75 days of a stock of 73 are exactly 3 turns a year.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public MovementClass Judge(long onHand, long sold, int days, int daysSinceLastSale)
    {
        Guard.AtLeast(daysSinceLastSale, 0);
        var turns = TurnsOf(onHand, sold, days);
        if (onHand > 0 && daysSinceLastSale >= DeadDays)
        {
            return MovementClass.Dead;
        }

        return Compare(FastTurns) > 0 ? MovementClass.Fast : Compare(SlowTurns) < 0 ? MovementClass.Slow : MovementClass.Steady;

        int Compare(double limit) => double.IsInfinity(turns) || Math.Abs(turns - limit) > CoverBands.Doubtful * limit
            ? turns.CompareTo(limit)
            : WrittenNumber.Of(limit).CompareQuotient((BigInteger)sold * DaysPerYear, (BigInteger)days * Math.Max(1, onHand));
    }
}
