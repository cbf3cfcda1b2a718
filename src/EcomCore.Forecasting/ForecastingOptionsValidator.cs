using System.Globalization;
using Microsoft.Extensions.Options;

namespace EcomCore.Forecasting;

internal sealed class ForecastingOptionsValidator : IValidateOptions<ForecastingOptions>
{
    public static void ThrowIfInvalid(ForecastingOptions options)
    {
        var faults = Faults(options);
        if (faults.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(ForecastingOptions), faults);
        }
    }

    public ValidateOptionsResult Validate(string? name, ForecastingOptions options)
    {
        var faults = Faults(options);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static List<string> Faults(ForecastingOptions options)
    {
        var faults = new List<string>();
        Check(faults, nameof(options.SimulationPaths), options.SimulationPaths, ForecastingOptions.LeastPaths, ForecastingOptions.MostPaths);
        Check(faults, nameof(options.LongestSmoothedSeason), options.LongestSmoothedSeason, 2, 52);
        Check(faults, nameof(options.MaximumFourierPairs), options.MaximumFourierPairs, 0, ForecastingOptions.MostFourierPairs);
        if (options.Estimation is not (EtsEstimation.Careful or EtsEstimation.MaximumLikelihood))
        {
            faults.Add($"{nameof(options.Estimation)}: expected Careful or MaximumLikelihood, found {options.Estimation}.");
        }

        Check(faults, nameof(options.CombinationWindows), options.CombinationWindows, 1, 50);
        if (options.Combining is not (CombinationRule.Mean or CombinationRule.Median or CombinationRule.Weighted or CombinationRule.Backtest))
        {
            faults.Add($"{nameof(options.Combining)}: expected Mean, Median, Weighted or Backtest, found {options.Combining}.");
        }

        if (options.ParameterUncertainty is not (ParameterUncertainty.InAverages or ParameterUncertainty.Always or ParameterUncertainty.Never))
        {
            faults.Add($"{nameof(options.ParameterUncertainty)}: expected InAverages, Always or Never, found {options.ParameterUncertainty}.");
        }

        if (options.UnseenEvents is not (UnseenEventRule.Note or UnseenEventRule.Refuse))
        {
            faults.Add($"{nameof(options.UnseenEvents)}: expected Note or Refuse, found {options.UnseenEvents}.");
        }

        if (options.NewLevels is not (NewLevelRule.Combinations or NewLevelRule.Always or NewLevelRule.Never))
        {
            faults.Add($"{nameof(options.NewLevels)}: expected Combinations, Always or Never, found {options.NewLevels}.");
        }

        return faults;
    }

    private static void Check(List<string> faults, string name, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            faults.Add(string.Format(CultureInfo.InvariantCulture, "{0}: expected {1} to {2}, found {3}.", name, least, most, value));
        }
    }
}
