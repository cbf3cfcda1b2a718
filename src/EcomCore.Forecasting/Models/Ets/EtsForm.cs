namespace EcomCore.Forecasting;

/// <summary>Which error, trend and season an exponential smoothing model has.</summary>
/// <remarks>
/// Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), chapter 2. Multiplicative trends are left out, and so is
/// the additive error with a multiplicative season, whose variance can become infinite (section 9.4 and R's default).
/// </remarks>
public readonly record struct EtsForm
{
    /// <summary>Creates a form.</summary>
    /// <param name="error">Kind of error.</param>
    /// <param name="trend">Kind of trend.</param>
    /// <param name="season">Kind of season.</param>
    /// <exception cref="ArgumentException">An additive error with a multiplicative season.</exception>
    public EtsForm(EtsError error, EtsTrend trend, EtsSeason season)
    {
        if (error == EtsError.Additive && season == EtsSeason.Multiplicative)
        {
            throw new ArgumentException("Expected a multiplicative error with a multiplicative season; the form (A,*,M) is unstable.", nameof(season));
        }

        Error = error;
        Trend = trend;
        Season = season;
    }

    /// <summary>Gets the kind of error.</summary>
    public EtsError Error { get; }

    /// <summary>Gets the kind of trend.</summary>
    public EtsTrend Trend { get; }

    /// <summary>Gets the kind of season.</summary>
    public EtsSeason Season { get; }

    /// <summary>Gets the 15 forms, simple ones first.</summary>
    internal static EtsForm[] All { get; } =
    [
        .. from season in new[] { EtsSeason.None, EtsSeason.Additive, EtsSeason.Multiplicative }
           from trend in new[] { EtsTrend.None, EtsTrend.Additive, EtsTrend.Damped }
           from error in new[] { EtsError.Additive, EtsError.Multiplicative }
           where error == EtsError.Multiplicative || season != EtsSeason.Multiplicative
           select new EtsForm(error, trend, season),
    ];

    /// <summary>The usual short name.</summary>
    /// <returns>Text such as <c>ETS(M,Ad,M)</c>.</returns>
    public override string ToString()
    {
        var trend = Trend switch { EtsTrend.None => "N", EtsTrend.Additive => "A", _ => "Ad" };
        var season = Season switch { EtsSeason.None => "N", EtsSeason.Additive => "A", _ => "M" };
        return $"ETS({(Error == EtsError.Additive ? "A" : "M")},{trend},{season})";
    }
}
