using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Looks at the series and takes what suits it.</summary>
internal sealed class AutomaticRecipe : IModelRecipe
{
    private readonly IntermittentRecipe _seldom = new(IntermittentKind.Tsb);

    /// <summary>Gets the mean of five models of four families, and of STL with exponential smoothing for seasonal series.</summary>
    public static CombinationRecipe Combination { get; } = new(
        "combination",
        [
            new DecomposedRecipe(new EtsRecipe(null, isMember: true)), new DecomposedRecipe(new CesRecipe()), new DecomposedRecipe(new ArimaRecipe(null)),
            new ThetaRecipe(ThetaKind.Standard), new ThetaRecipe(ThetaKind.Dynamic), new SeasonalOnlyRecipe(new StlRecipe("stl", new EtsRecipe(null), manySeasons: false)),
        ],
        "the mean of models of different kinds is better on average than any one of them");

    public string Name => "auto";

    public LongSeasons Carries => LongSeasons.OwnSeason;

    public int LeastValues => 5;

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        if (data.Period <= options.LongestSmoothedSeason && ClosedPlaces.Of(data.Y, data.Period) is { Length: > 0 } closed)
        {
            return FitOpen(closed, data, options, notes);
        }

        var demand = DemandClassification.Of(data.Y);
        if (!demand.IsSeldom)
        {
            return DemandStart.Of(data.Y) is > 0 and var start ? FitFrom(start, data, options, notes) : Combination.Fit(data, options, notes);
        }

        var reason = string.Format(
            CultureInfo.InvariantCulture,
            "demand is {0}: one every {1:F1} periods (seldom from {2} on), squared variation of sizes {3:F2} (uneven from {4} on)",
            demand.Pattern == DemandPattern.Lumpy ? "lumpy" : "intermittent", demand.MeanInterval, DemandClassification.SeldomFrom, demand.SizeVariation, DemandClassification.UnevenFrom);
        return _seldom.Fit(data, options, notes) is { } chosen ? chosen with { Reason = reason } : null;
    }

    /// <summary>A week of five days, when two are closed.</summary>
    private ChosenModel FitOpen(bool[] closed, FitData data, ForecastingOptions options, List<string> notes)
    {
        var shut = closed.Count(one => one);
        notes.Add(string.Format(
            CultureInfo.InvariantCulture, "{0} of the {1} places of the season have no demand, such as days on which a shop is closed: their forecast is 0, and the others are forecast without them.", shut, closed.Length));
        var chosen = ModelChoice.Choose(data.At(closed.Select(one => !one).ToArray()), this, options, notes);
        return chosen with { Core = new OpenModel(chosen.Core, closed, data.Y.Length) };
    }

    private static ChosenModel FitFrom(int start, FitData data, ForecastingOptions options, List<string> notes)
    {
        notes.Add("Zeros before the first sale are left out: they are too many to be chance, so the item was not on sale yet.");
        var chosen = ModelChoice.Choose(data.From(start), Combination, options, notes);
        return chosen with { Core = new LateStartModel(chosen.Core, start) };
    }
}
