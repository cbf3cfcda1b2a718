using System.Globalization;
using Microsoft.Extensions.Options;

namespace EcomCore.Forecasting;

/// <summary>Reports every <see cref="SurgeOptions"/> value that is out of range.</summary>
internal sealed class SurgeOptionsValidator : IValidateOptions<SurgeOptions>
{
    public static void ThrowIfInvalid(SurgeOptions options)
    {
        var faults = Faults(options);
        if (faults.Count > 0)
        {
            throw new OptionsValidationException(nameof(SurgeOptions), typeof(SurgeOptions), faults);
        }
    }

    public ValidateOptionsResult Validate(string? name, SurgeOptions options) =>
        Faults(options) is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;

    private static List<string> Faults(SurgeOptions options)
    {
        var faults = new List<string>();
        Check(faults, nameof(options.OpenScore), options.OpenScore, 1, SurgeOptions.MostScore);
        Check(faults, nameof(options.CloseScore), options.CloseScore, 0, options.OpenScore);
        Check(faults, nameof(options.LeastLift), options.LeastLift, 1, SurgeOptions.MostLift);
        Check(faults, nameof(options.ConfirmPeriods), options.ConfirmPeriods, 1, SurgeOptions.MostWait);
        Check(faults, nameof(options.CalmPeriods), options.CalmPeriods, 1, SurgeOptions.MostWait);
        Check(faults, nameof(options.Smoothing), options.Smoothing, 0.01, 0.5);
        if (options.Unit is not (VolumeUnit.Automatic or VolumeUnit.Count or VolumeUnit.Index))
        {
            faults.Add(string.Format(CultureInfo.InvariantCulture, "{0}: expected Automatic, Count or Index, found {1}.", nameof(options.Unit), (int)options.Unit));
        }

        return faults;
    }

    private static void Check(List<string> faults, string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            faults.Add(string.Format(CultureInfo.InvariantCulture, "{0}: expected {1} to {2}, found {3}.", name, least, most, value));
        }
    }
}
