using EcomCore.Forecasting;

namespace EcomCore.ForecastAccuracy;

/// <summary>A forecaster with the calendar it is given.</summary>
internal sealed record Contestant(string Name, Forecaster Forecaster, RetailCalendar Calendar)
{
    // The four weeks that the source of the data marks as holidays.
    private static readonly RetailCalendar AmericanHolidays = RetailCalendar.Of(
        RetailEvent.OnWeekday("Super Bowl", 2, IsoDayOfWeek.Sunday, 1),
        RetailEvent.OnWeekday("Labor Day", 9, IsoDayOfWeek.Monday, 1),
        RetailEvent.OnWeekday("Thanksgiving", 11, IsoDayOfWeek.Thursday, 4),
        RetailEvent.Fixed("Christmas", 12, 25));

    public static IEnumerable<Contestant> Regular { get; } =
    [
        .. new[]
        {
            Forecaster.Automatic, Forecaster.Combination, Forecaster.Ets, Forecaster.Ces, Forecaster.Arima, Forecaster.Theta, Forecaster.OptimisedTheta,
            Forecaster.DynamicTheta, Forecaster.Stl, Forecaster.SeasonalNaive, Forecaster.Naive,
        }.Select(forecaster => new Contestant(forecaster.Name, forecaster, RetailCalendar.None)),
    ];

    /// <summary>The automatic choice with other ways to combine its models.</summary>
    public static IEnumerable<Contestant> Rules { get; } =
    [
        .. Enum.GetValues<CombinationRule>().Where(rule => rule != CombinationRule.Mean).Select(rule => new Contestant(
            $"auto-{rule.ToString().ToLowerInvariant()}", Forecaster.Automatic.With(new ForecastingOptions { Combining = rule }), RetailCalendar.None)),
    ];

    public static IEnumerable<Contestant> For(DataSet set)
    {
        Forecaster[] intermittent =
        [
            Forecaster.Automatic, Forecaster.Croston, Forecaster.Sba, Forecaster.Tsb, Forecaster.Adida, Forecaster.Imapa, Forecaster.Mean, Forecaster.Naive,
        ];
        foreach (var one in set.Name == "carparts" ? [] : Rules)
        {
            yield return one;
        }

        foreach (var one in set.Name == "carparts" ? intermittent.Select(forecaster => new Contestant(forecaster.Name, forecaster, RetailCalendar.None)) : Regular)
        {
            yield return one;
        }

        if (set.Name == "walmart")
        {
            yield return new Contestant("auto with holidays", Forecaster.Automatic, AmericanHolidays);
        }
    }
}
