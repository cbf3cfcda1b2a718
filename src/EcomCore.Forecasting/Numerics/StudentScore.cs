namespace EcomCore.Forecasting;

/// <summary>Turns an error in units of an estimated deviation, which follows Student's distribution, into one that follows the normal distribution, and back.</summary>
/// <remarks>Wallace (1959), Bounds on normal approximations to Student's and the chi-square distributions, Annals of Mathematical Statistics 30: (8v + 1)/(8v + 3) times the root of v log(1 + t^2/v), for v degrees of freedom. Monotone;
/// from 3 degrees on and up to 99.9 % within 2 % of the exact value.</remarks>
internal static class StudentScore
{
    // Beyond it, both distributions are the same to six digits.
    private const double Many = 1e6;

    // Its square is still a number, and 1 beside it is nothing.
    private const double Huge = 1e100;

    public static double ToNormal(double t, double degrees) =>
        degrees >= Many || double.IsInfinity(t) ? t : Factor(degrees) * Math.Sqrt(degrees * (t < Huge ? Math.Log(1 + (t / degrees * t)) : (2 * Math.Log(t)) - Math.Log(degrees)));

    public static double FromNormal(double z, double degrees) =>
        degrees >= Many || double.IsInfinity(z) ? z : Math.Sqrt(degrees * (Math.Exp(z / Factor(degrees) * (z / Factor(degrees)) / degrees) - 1));

    private static double Factor(double degrees) => ((8 * degrees) + 1) / ((8 * degrees) + 3);
}
