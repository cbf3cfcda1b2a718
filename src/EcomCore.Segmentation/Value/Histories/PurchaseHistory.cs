namespace EcomCore.Segmentation;

/// <summary>All that the purchase models know of a customer: how often since the first purchase, how lately, and for how long.</summary>
/// <remarks>Times start at the customer's first purchase and are in the unit of the model (<see cref="HistoryUnit"/>). The default value is a customer who first bought just now.</remarks>
public readonly record struct PurchaseHistory
{
    /// <summary>The largest number of repeats: beyond it differences of log gamma lose all digits.</summary>
    public const int MaxRepeats = 100_000_000;

    /// <summary>The longest time, in any unit.</summary>
    public const double MaxAge = 1e9;

    /// <summary>Creates a history.</summary>
    /// <param name="repeats">Purchases after the first one; 0 to <see cref="MaxRepeats"/>. In the literature x.</param>
    /// <param name="lastPurchase">Time from the first to the last purchase; 0 without repeats, else above 0 and at most <paramref name="age"/>. In the literature t_x.</param>
    /// <param name="age">Time from the first purchase to the end of the observation; 0 to <see cref="MaxAge"/>. In the literature T.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range or NaN, or the last purchase does not fit the repeats.</exception>
    public PurchaseHistory(int repeats, double lastPurchase, double age)
    {
        Guard.Between(repeats, 0, MaxRepeats);
        Guard.Between(age, 0.0, MaxAge);
        Guard.Between(lastPurchase, 0.0, age);
        if (repeats > 0 != lastPurchase > 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(lastPurchase),
                lastPurchase,
                FormattableString.Invariant($"Expected 0 without repeats and more than 0 with repeats; found {lastPurchase} with {repeats}."));
        }

        Repeats = repeats;
        LastPurchase = lastPurchase;
        Age = age;
    }

    /// <summary>Gets the number of purchases after the first one.</summary>
    public int Repeats { get; }

    /// <summary>Gets the time from the first to the last purchase; 0 without repeats.</summary>
    public double LastPurchase { get; }

    /// <summary>Gets the time from the first purchase to the end of the observation.</summary>
    public double Age { get; }
}
