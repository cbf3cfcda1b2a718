namespace EcomCore.Forecasting;

/// <summary>A new level at the end of a series: values that stay on one side of all that was usual before, and do not climb on.</summary>
/// <param name="Step">Position of its first value in the series, from 0.</param>
/// <param name="Count">Observed values from there to the end.</param>
/// <param name="Before">The usual value without the change, season taken out, in units.</param>
/// <param name="After">The usual value with it.</param>
/// <param name="IsFactor">Whether the season grew with the level, so that values are multiplied by <see cref="Factor"/>; else <see cref="Amount"/> is added to them.</param>
/// <param name="StandardError">Standard deviation of <see cref="After"/>, in units, as far as so few values know it.</param>
public sealed record LevelShift(int Step, int Count, double Before, double After, bool IsFactor, double StandardError)
{
    /// <summary>Gets what values are multiplied by: after over before, or 1 where an amount is added.</summary>
    public double Factor => IsFactor ? After / Before : 1;

    /// <summary>Gets what is added to values, in units: after minus before, or 0 where they are multiplied.</summary>
    public double Amount => IsFactor ? 0 : After - Before;

    /// <summary>A value of before, as it would be at the new level.</summary>
    /// <param name="value">In units, known effects in it.</param>
    /// <param name="effect">What the effects that were divided out to find the level multiply the period with.</param>
    internal double ToNew(double value, double effect) => (value * Factor) + (Amount * effect);

    /// <summary>A value at the new level, as it would have been before.</summary>
    /// <param name="value">In units, known effects in it.</param>
    /// <param name="effect">What the effects that were divided out to find the level multiply the period with.</param>
    internal double ToOld(double value, double effect) => (value - (Amount * effect)) / Factor;

    /// <summary>A copy of values, with those of the new level brought back to the old one.</summary>
    /// <param name="values">In units.</param>
    /// <param name="effects">What the effects that were divided out to find the level multiply each period with.</param>
    internal double[] Undone(IEnumerable<double> values, Func<int, double> effects) => [.. values.Select((value, t) => t < Step ? value : ToOld(value, effects(t)))];
}
