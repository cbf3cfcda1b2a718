namespace EcomCore.Segmentation;

/// <summary>How many customers a comparison needs.</summary>
public static class SampleSize
{
    /// <summary>Tells how many customers each group needs to see a difference of shares.</summary>
    /// <param name="baseShare">Share expected without the campaign, above 0 and below 1.</param>
    /// <param name="uplift">Difference worth seeing, not 0; <paramref name="baseShare"/> plus it must lie between 0 and 1.</param>
    /// <param name="significance">Chance to see a difference where there is none, above 0 and below 1.</param>
    /// <param name="power">Chance to see the difference where it is there, above 0 and below 1.</param>
    /// <returns>Customers in each of two equal groups, rounded up; at most <see cref="Proportions.MaxCustomers"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <remarks>
    /// Two-sided z-test: (z(1 - a/2) sqrt(2 p q) + z(power) sqrt(p1 q1 + p2 q2))² / uplift², p the mean of the shares (Fleiss, Levin and Paik, Statistical Methods for
    /// Rates and Proportions, 2003, (4.14)).
    /// </remarks>
    public static int PerGroup(double baseShare, double uplift, double significance = 0.05, double power = 0.8)
    {
        Confidence.CheckShare(baseShare, nameof(baseShare));
        Confidence.CheckShare(significance, nameof(significance));
        Confidence.CheckShare(power, nameof(power));
        var other = baseShare + uplift;
        if (!(other > 0 && other < 1) || uplift.Equals(0.0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(uplift), uplift, FormattableString.Invariant($"Expected not 0, and a sum with {baseShare} above 0 and below 1; found {uplift}."));
        }

        var mean = (baseShare + other) / 2;
        var atNone = Confidence.ZOf(1 - significance) * Math.Sqrt(2 * mean * (1 - mean));
        var atUplift = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, power) * Math.Sqrt((baseShare * (1 - baseShare)) + (other * (1 - other)));
        var root = Math.Max(0, atNone + atUplift) / uplift;
        return (int)Math.Min(Proportions.MaxCustomers, Math.Max(2, Math.Ceiling(root * root)));
    }
}
