using Microsoft.Extensions.Options;

namespace EcomCore.Segmentation;

internal sealed class SegmentationOptionsValidator : IValidateOptions<SegmentationOptions>
{
    public ValidateOptionsResult Validate(string? name, SegmentationOptions options)
    {
        var faults = FaultsOf(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOf(SegmentationOptions options) => FaultsOfScores(options).Concat(FaultsOfTheRest(options));

    private static IEnumerable<string> FaultsOfScores(SegmentationOptions options)
    {
        if (options.Method is < 0 or > RfmMethod.KMeans)
        {
            yield return FormattableString.Invariant($"{nameof(options.Method)}: expected a method, found {(int)options.Method}.");
        }

        if (options.Bins is < RfmOptions.MinBins or > RfmOptions.MaxBins)
        {
            yield return FormattableString.Invariant(
                $"{nameof(options.Bins)}: expected {RfmOptions.MinBins} to {RfmOptions.MaxBins}, found {options.Bins}.");
        }

        if (options.Monetary is < 0 or > MonetaryMeasure.Margin)
        {
            yield return FormattableString.Invariant($"{nameof(options.Monetary)}: expected a measure, found {(int)options.Monetary}.");
        }

        foreach (var pair in options.Schemes)
        {
            _ = SegmentScheme.TryParse(pair.Value, out _, out var found);
            foreach (var fault in found)
            {
                yield return $"{nameof(options.Schemes)}:{pair.Key}: {fault}.";
            }
        }

        if (options.Scheme is null || (!options.Schemes.ContainsKey(options.Scheme) && !BuiltInSchemes.Has(options.Scheme)))
        {
            yield return $"{nameof(options.Scheme)}: expected eleven, eight or a name in {nameof(options.Schemes)}, found '{options.Scheme}'.";
        }
    }

    private static IEnumerable<string> FaultsOfTheRest(SegmentationOptions options)
    {
        if (options.Lifecycle is null)
        {
            yield return $"{nameof(options.Lifecycle)}: expected limits, found null.";
        }
        else if (options.Lifecycle.FaultOfOrder is { } fault)
        {
            yield return $"{nameof(options.Lifecycle)}: {fault}";
        }

        if (options.Identities is null)
        {
            yield return $"{nameof(options.Identities)}: expected limits, found null.";
        }

        if (options.Plan is not null && !ActionPlan.TryParse(options.Plan, out _, out var found))
        {
            foreach (var planFault in found)
            {
                yield return $"{nameof(options.Plan)}: {planFault}.";
            }
        }
    }
}
