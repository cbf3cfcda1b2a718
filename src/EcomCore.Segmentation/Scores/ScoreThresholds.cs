namespace EcomCore.Segmentation;

/// <summary>Limits from which a value has a better score; they stay where they are from month to month. Immutable.</summary>
public sealed class ScoreThresholds
{
    /// <summary>Creates limits.</summary>
    /// <param name="recencyDays">Days since the last purchase, falling: of 365, 180, 90, 30 a customer of at most 30 days has score 5, of more than 365 days score 1.</param>
    /// <param name="frequency">Purchases, rising: of 2, 3, 5, 10 a customer with 10 or more has score 5, with 1 score 1.</param>
    /// <param name="monetary">Money, rising.</param>
    /// <exception cref="ArgumentNullException">A list is null.</exception>
    /// <exception cref="ArgumentException">A list has no limit or more than 8, or is not in order.</exception>
    public ScoreThresholds(IReadOnlyList<int> recencyDays, IReadOnlyList<long> frequency, IReadOnlyList<decimal> monetary)
    {
        RecencyDays = Checked(recencyDays, static (left, right) => left > right, nameof(recencyDays));
        Frequency = Checked(frequency, static (left, right) => left < right, nameof(frequency));
        Monetary = Checked(monetary, static (left, right) => left < right, nameof(monetary));
    }

    /// <summary>Gets the days, falling: at most so many give the better score.</summary>
    public IReadOnlyList<int> RecencyDays { get; }

    /// <summary>Gets the purchases, rising: at least so many give the better score.</summary>
    public IReadOnlyList<long> Frequency { get; }

    /// <summary>Gets the money, rising: at least so much gives the better score.</summary>
    public IReadOnlyList<decimal> Monetary { get; }

    internal bool IsSameAs(ScoreThresholds? other) => other is not null
        && RecencyDays.SequenceEqual(other.RecencyDays) && Frequency.SequenceEqual(other.Frequency) && Monetary.SequenceEqual(other.Monetary);

    internal double[] CutsOf(RfmAxis axis) => axis switch
    {
        RfmAxis.Recency => [.. RecencyDays.Select(days => (double)-days)],
        RfmAxis.Frequency => [.. Frequency.Select(count => (double)count)],
        _ => [.. Monetary.Select(money => MoneyUnits.ToDouble(money))],
    };

    private static System.Collections.ObjectModel.ReadOnlyCollection<T> Checked<T>(IReadOnlyList<T> limits, Func<T, T, bool> inOrder, string name)
    {
        Guard.NotNull(limits, name);
        var copy = limits.ToArray();
        if (copy.Length is < RfmOptions.MinBins - 1 or > RfmOptions.MaxBins - 1)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected {RfmOptions.MinBins - 1} to {RfmOptions.MaxBins - 1} limits; found {copy.Length}."), name);
        }

        for (var i = 1; i < copy.Length; i++)
        {
            if (!inOrder(copy[i - 1], copy[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected limits in order of the scores; found {copy[i - 1]} before {copy[i]}."), name);
            }
        }

        return Array.AsReadOnly(copy);
    }
}
