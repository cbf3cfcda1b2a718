using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>The orders of a seasonal ARIMA model.</summary>
/// <remarks>
/// Box, Jenkins and Reinsel, Time Series Analysis: phi(B) Phi(B^m) (1 - B)^d (1 - B^m)^D (y - c) = theta(B) Theta(B^m) e, B the shift by one period and m the season.
/// </remarks>
public readonly record struct ArimaOrder
{
    /// <summary>The largest order of the autoregressive and moving-average parts without season.</summary>
    public const int Most = 5;

    /// <summary>The largest order of the seasonal parts.</summary>
    public const int MostSeasonal = 2;

    /// <summary>Creates orders.</summary>
    /// <param name="p">Autoregressive order, 0 to 5.</param>
    /// <param name="d">Differences, 0 to 2.</param>
    /// <param name="q">Moving-average order, 0 to 5.</param>
    /// <param name="seasonalP">Seasonal autoregressive order, 0 to 2.</param>
    /// <param name="seasonalD">Seasonal differences, 0 or 1.</param>
    /// <param name="seasonalQ">Seasonal moving-average order, 0 to 2.</param>
    /// <param name="constant">Whether the differenced series has a mean: a level without differences, a drift with one. Not with two or more differences.</param>
    /// <exception cref="ArgumentOutOfRangeException">An order is out of range.</exception>
    /// <exception cref="ArgumentException">A constant with two differences or more.</exception>
    public ArimaOrder(int p, int d, int q, int seasonalP = 0, int seasonalD = 0, int seasonalQ = 0, bool constant = false)
    {
        Guard.Between(p, 0, Most);
        Guard.Between(d, 0, 2);
        Guard.Between(q, 0, Most);
        Guard.Between(seasonalP, 0, MostSeasonal);
        Guard.Between(seasonalD, 0, 1);
        Guard.Between(seasonalQ, 0, MostSeasonal);
        if (constant && d + seasonalD > 1)
        {
            throw new ArgumentException("Expected no constant with two differences or more: it would be a quadratic trend.", nameof(constant));
        }

        (P, D, Q, SeasonalP, SeasonalD, SeasonalQ, Constant) = (p, d, q, seasonalP, seasonalD, seasonalQ, constant);
    }

    /// <summary>Gets the autoregressive order.</summary>
    public int P { get; }

    /// <summary>Gets the number of differences.</summary>
    public int D { get; }

    /// <summary>Gets the moving-average order.</summary>
    public int Q { get; }

    /// <summary>Gets the seasonal autoregressive order.</summary>
    public int SeasonalP { get; }

    /// <summary>Gets the number of seasonal differences.</summary>
    public int SeasonalD { get; }

    /// <summary>Gets the seasonal moving-average order.</summary>
    public int SeasonalQ { get; }

    /// <summary>Gets whether the differenced series has a mean.</summary>
    public bool Constant { get; }

    /// <summary>Gets whether any part is seasonal.</summary>
    internal bool IsSeasonal => SeasonalP + SeasonalD + SeasonalQ > 0;

    /// <summary>Gets the number of ARMA coefficients.</summary>
    internal int Coefficients => P + Q + SeasonalP + SeasonalQ;

    /// <summary>Values lost by differencing.</summary>
    internal int Lost(int period) => D + (SeasonalD * period);

    /// <summary>The usual short name.</summary>
    /// <returns>Text such as <c>ARIMA(0,1,1)(0,1,1)</c>, <c>ARIMA(1,0,0) with mean</c> or <c>ARIMA(0,1,0) with drift</c>.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "ARIMA({0},{1},{2})", P, D, Q)
        + (IsSeasonal ? string.Format(CultureInfo.InvariantCulture, "({0},{1},{2})", SeasonalP, SeasonalD, SeasonalQ) : string.Empty)
        + (!Constant ? string.Empty : D + SeasonalD > 0 ? " with drift" : " with mean");
}
