using System.Numerics;

namespace EcomCore.Forecasting;

/// <summary>Where a parameter stands in the vector of an ETS model.</summary>
/// <remarks>
/// alpha; beta as a share of alpha; gamma as a share of 1 - alpha; phi; first level; first slope; the first m - 1 seasonal states by position in the season.
/// The last seasonal state follows from the others: they sum to 0 (additive) or m (multiplicative). In shares, the usual region
/// 0 &lt; beta &lt; alpha, 0 &lt; gamma &lt; 1 - alpha is a box.
/// </remarks>
internal static class EtsLayout
{
    public const int Alpha = 0;
    public const int BetaShare = 1;
    public const int GammaShare = 2;
    public const int Phi = 3;
    public const int Level = 4;
    public const int Slope = 5;
    public const int Seasons = 6;

    // R's limits of the usual region.
    public const double LeastShare = 1e-4;
    public const double MostShare = 0.9999;
    public const double LeastPhi = 0.8;
    public const double MostPhi = 0.98;

    public static int Length(EtsForm form, int period) => form.Season == EtsSeason.None ? Seasons : Seasons + period - 1;

    /// <summary>The length rounded up to whole vector registers.</summary>
    public static int Padded(int length) => (length + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    public static bool IsUsed(EtsForm form, int k) => k switch
    {
        Alpha or Level => true,
        BetaShare or Slope => form.Trend != EtsTrend.None,
        GammaShare => form.Season != EtsSeason.None,
        Phi => form.Trend == EtsTrend.Damped,
        _ => form.Season != EtsSeason.None,
    };

    public static int Count(EtsForm form, int period)
    {
        var count = 0;
        for (var k = 0; k < Length(form, period); k++)
        {
            count += IsUsed(form, k) ? 1 : 0;
        }

        return count;
    }

    public static (double Low, double High) Bounds(int k) => k switch
    {
        Alpha or BetaShare or GammaShare => (LeastShare, MostShare),
        Phi => (LeastPhi, MostPhi),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };

    /// <summary>The smoothing constants as the equations use them; no trend is a slope of 0 that never moves.</summary>
    public static EtsSmoothing Smoothing(EtsForm form, ReadOnlySpan<double> theta) => new(
        theta[Alpha],
        form.Trend == EtsTrend.None ? 0 : theta[Alpha] * theta[BetaShare],
        form.Season == EtsSeason.None ? 0 : (1 - theta[Alpha]) * theta[GammaShare],
        form.Trend == EtsTrend.Damped ? theta[Phi] : 1);

    /// <summary>Writes all m seasonal states.</summary>
    public static void FirstSeasons(EtsForm form, ReadOnlySpan<double> theta, Span<double> seasons)
    {
        var last = form.Season == EtsSeason.Multiplicative ? seasons.Length : 0.0;
        for (var j = 0; j < seasons.Length - 1; j++)
        {
            seasons[j] = theta[Seasons + j];
            last -= theta[Seasons + j];
        }

        seasons[seasons.Length - 1] = last;
    }
}
