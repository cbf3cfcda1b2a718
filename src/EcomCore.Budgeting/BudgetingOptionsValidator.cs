using Microsoft.Extensions.Options;

namespace EcomCore.Budgeting;

internal sealed class BudgetingOptionsValidator : IValidateOptions<BudgetingOptions>
{
    public ValidateOptionsResult Validate(string? name, BudgetingOptions options)
    {
        var faults = new List<string>();
        if (!Currency.TryOf(options.Currency, out _))
        {
            faults.Add($"{nameof(options.Currency)}: expected a code of ISO 4217, found '{options.Currency}'.");
        }

        if (options.Rounding is < 0 or > SplitMethod.Jefferson)
        {
            faults.Add(FormattableString.Invariant($"{nameof(options.Rounding)}: expected {SplitMethod.LargestRemainder}, {SplitMethod.Webster} or {SplitMethod.Jefferson}, found {(int)options.Rounding}."));
        }

        foreach (var (property, value) in Weights(options).Concat(Shares(options)))
        {
            Check(faults, property, value, 0, SplitRules.MaxWeight);
        }

        if (!Weights(options).Any(weight => weight.Value > 0))
        {
            faults.Add("Weights: expected at least one above 0, found none.");
        }

        Check(faults, nameof(options.ExplorationShare), options.ExplorationShare ?? 0, 0, 1);
        Check(faults, nameof(options.GapTolerance), options.GapTolerance, OptimizerSettings.MinGapTolerance, OptimizerSettings.MaxGapTolerance);
        Check(faults, nameof(options.NodeLimit), options.NodeLimit, 1, OptimizerSettings.MaxNodeLimit);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static (string Property, double Value)[] Weights(BudgetingOptions options) =>
    [
        (nameof(options.StageWeight), options.StageWeight),
        (nameof(options.RevenueWeight), options.RevenueWeight),
        (nameof(options.MarginWeight), options.MarginWeight),
        (nameof(options.ExpectedReturnWeight), options.ExpectedReturnWeight),
        (nameof(options.MarketPotentialWeight), options.MarketPotentialWeight),
        (nameof(options.TrafficWeight), options.TrafficWeight),
        (nameof(options.ConversionWeight), options.ConversionWeight),
    ];

    private static (string Property, double Value)[] Shares(BudgetingOptions options) =>
    [
        (nameof(options.MatureShare), options.MatureShare),
        (nameof(options.GrowingShare), options.GrowingShare),
        (nameof(options.NewShare), options.NewShare),
    ];

    private static void Check(List<string> faults, string property, double value, double minimum, double maximum)
    {
        if (!(value >= minimum && value <= maximum))
        {
            faults.Add(FormattableString.Invariant($"{property}: expected {minimum} to {maximum}, found {value}."));
        }
    }
}
