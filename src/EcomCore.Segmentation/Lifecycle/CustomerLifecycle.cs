namespace EcomCore.Segmentation;

/// <summary>One customer's stage, and what it was measured by.</summary>
/// <param name="CustomerId">Who.</param>
/// <param name="Stage">The stage.</param>
/// <param name="SilentDays">Days since the last purchase.</param>
/// <param name="RhythmDays">Mean days between the customer's purchases; null where fixed days decided.</param>
public readonly record struct CustomerLifecycle(string CustomerId, LifecycleStage Stage, int SilentDays, double? RhythmDays)
{
    /// <summary>Says why the customer is in the stage.</summary>
    /// <returns>Such as <c>AtRisk: silent for 70 days, buys every 28 days</c>.</returns>
    public string Explain() => RhythmDays is { } rhythm
        ? FormattableString.Invariant($"{Stage}: silent for {SilentDays} days, buys every {rhythm:0.#} days")
        : FormattableString.Invariant($"{Stage}: silent for {SilentDays} days");
}
