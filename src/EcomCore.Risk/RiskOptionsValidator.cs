using Microsoft.Extensions.Options;

namespace EcomCore.Risk;

internal sealed class RiskOptionsValidator : IValidateOptions<RiskOptions>
{
    public ValidateOptionsResult Validate(string? name, RiskOptions options)
    {
        var faults = FaultsOf(options);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Every fault with the value found.</summary>
    internal static List<string> FaultsOf(RiskOptions options)
    {
        var faults = new List<string>();
        CheckTime(faults, nameof(RiskOptions.LateAllowance), options.LateAllowance);
        CheckTime(faults, nameof(RiskOptions.Level2AnswerWithin), options.Level2AnswerWithin);
        CheckTime(faults, nameof(RiskOptions.Level1AnswerWithin), options.Level1AnswerWithin);
        CheckLimit(faults, nameof(RiskOptions.KeptPostIds), options.KeptPostIds);
        CheckLimit(faults, nameof(RiskOptions.KeptAuthors), options.KeptAuthors);
        CheckLimit(faults, nameof(RiskOptions.RememberedPosts), options.RememberedPosts);
        CheckLimit(faults, nameof(RiskOptions.KeysPerRule), options.KeysPerRule);
        CheckLimit(faults, nameof(RiskOptions.WaitingIncidents), options.WaitingIncidents);
        CheckLimit(faults, nameof(RiskOptions.KeptAnswered), options.KeptAnswered);
        if (options.NearDuplicateBits is < 0 or > 3)
        {
            faults.Add(FormattableString.Invariant($"{nameof(RiskOptions.NearDuplicateBits)}: expected 0 to 3, found {options.NearDuplicateBits}."));
        }

        if (options.Rules is not null && !RiskRules.TryLoad(options.Rules, out _, out var ruleFaults))
        {
            faults.AddRange(ruleFaults.Select(fault => $"{nameof(RiskOptions.Rules)}: {fault}"));
        }

        return faults;
    }

    private static void CheckTime(List<string> faults, string name, TimeSpan found)
    {
        if (found < TimeSpan.Zero || found > TimeSpan.FromDays(RiskOptions.MaxDays))
        {
            faults.Add(FormattableString.Invariant($"{name}: expected 0 to {RiskOptions.MaxDays} days, found {found:c}."));
        }
    }

    private static void CheckLimit(List<string> faults, string name, int found)
    {
        if (found is < 1 or > RiskOptions.MaxLimit)
        {
            faults.Add(FormattableString.Invariant($"{name}: expected 1 to {RiskOptions.MaxLimit}, found {found}."));
        }
    }
}
