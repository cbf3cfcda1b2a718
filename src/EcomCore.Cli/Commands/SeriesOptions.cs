using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EcomCore.Forecasting;

namespace EcomCore.Cli.Commands;

/// <summary>The options that <c>forecast</c> and <c>backtest</c> share.</summary>
internal static class SeriesOptions
{
    private static readonly Dictionary<string, SeriesFrequency> Frequencies = new(StringComparer.Ordinal)
    {
        ["daily"] = SeriesFrequency.Daily,
        ["weekly"] = SeriesFrequency.Weekly,
        ["monthly"] = SeriesFrequency.Monthly,
        ["quarterly"] = SeriesFrequency.Quarterly,
        ["yearly"] = SeriesFrequency.Yearly,
    };

    private static readonly Dictionary<string, Forecaster> Models = new[]
    {
        Forecaster.Automatic, Forecaster.Ets, Forecaster.Theta, Forecaster.OptimisedTheta, Forecaster.DynamicTheta, Forecaster.Arima, Forecaster.Ces, Forecaster.Mean, Forecaster.Drift,
        Forecaster.Naive, Forecaster.SeasonalNaive, Forecaster.Stl, Forecaster.Mstl, Forecaster.Harmonic, Forecaster.Croston, Forecaster.Sba, Forecaster.Tsb, Forecaster.Adida,
        Forecaster.Imapa, Forecaster.Combination,
    }.ToDictionary(forecaster => forecaster.Name, StringComparer.Ordinal);

    public static Option<string> Input { get; } = CommonOptions.Input(
        "--input", "Series: unique_id, ds (a date, or a whole number), y (empty, NA or NaN where missing).");

    public static Option<SeriesFrequency> Frequency { get; } = new("--frequency")
    {
        Description = "Length of a period: daily, weekly, monthly, quarterly or yearly.",
        HelpName = "FREQUENCY",
        Required = true,
        CustomParser = result => ParseName(result, "--frequency", Frequencies),
    };

    public static Option<int> Horizon { get; } = new("--horizon")
    {
        Description = "Periods to forecast, 1 to 2000.",
        HelpName = "N",
        Required = true,
        CustomParser = result => WholeOption.Parse(result, "--horizon", 1, FittedModel.MaximumHorizon),
    };

    public static Option<double[]> Levels { get; } = new("--levels")
    {
        Description = "Levels of the intervals in percent, separated by commas. [default: 80,95]",
        HelpName = "LEVELS",
        CustomParser = ParseLevels,
    };

    public static Option<Forecaster> Model { get; } = new("--model")
    {
        Description = $"Forecasting model: {string.Join(", ", Models.Keys)}. [default: {Forecaster.Automatic.Name}]",
        HelpName = "MODEL",
        CustomParser = result => ParseName(result, "--model", Models) ?? Forecaster.Automatic,
    };

    public static Option<string> Calendar { get; } = new("--calendar")
    {
        Description = "Events: cn (Spring Festival, 618, Double 11 ...), western (Easter, Black Friday, Christmas ...), none, or a text file with lines such as 'Brand day: fixed 09-09, before 3, after 1'.",
        HelpName = "CALENDAR",
        DefaultValueFactory = _ => "none",
    };

    /// <summary>The levels that were asked for, or 80 and 95.</summary>
    public static double[] LevelsOf(ParseResult parsed) => parsed.GetValue(Levels) is { Length: > 0 } given ? given : [80, 95];

    /// <summary>The model that was asked for, or the automatic choice.</summary>
    public static Forecaster ModelOf(ParseResult parsed) => parsed.GetValue(Model) ?? Forecaster.Automatic;

    /// <summary>The calendar by its name or file; null, with complaints, when the file is wrong.</summary>
    public static RetailCalendar? CalendarOf(string name, CommandRun run)
    {
        if (name is "cn" or "western" or "none")
        {
            return name switch { "cn" => RetailCalendar.China, "western" => RetailCalendar.Western, _ => RetailCalendar.None };
        }

        if (run.ReadText(name) is not { } text)
        {
            return null;
        }

        _ = RetailCalendar.TryRead(text.Split('\n'), out var calendar, out var faults);
        foreach (var fault in faults)
        {
            run.Complaints.Add(name, fault.Line, fault.Field, fault.Message);
        }

        return calendar;
    }

    private static T? ParseName<T>(ArgumentResult result, string option, Dictionary<string, T> known)
    {
        var text = result.Tokens[0].Value;
        if (!known.TryGetValue(text, out var value))
        {
            result.AddError($"{option}: expected one of {string.Join(", ", known.Keys)}; found '{text}'");
        }

        return value;
    }

    private static double[] ParseLevels(ArgumentResult result)
    {
        var parts = result.Tokens[0].Value.Split(',');
        var levels = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out levels[i])
                || !(levels[i] > 0) || !(levels[i] < 100) || Array.IndexOf(levels, levels[i]) < i)
            {
                result.AddError($"--levels: expected different percentages above 0 and below 100 such as 80,95; found '{result.Tokens[0].Value}'");
                return [];
            }
        }

        return levels;
    }
}
