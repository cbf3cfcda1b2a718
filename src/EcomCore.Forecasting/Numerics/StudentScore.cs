namespace EcomCore.Forecasting;

/// <summary>Turns an error in units of an estimated deviation, which follows Student's distribution, into one that follows the normal distribution, and back.</summary>
/// <remarks>Wallace (1959), Bounds on normal approximations to Student's and the chi-square distributions, Annals of Mathematical Statistics 30: (8v + 1)/(8v + 3) times the root of v log(1 + t^2/v), for v degrees of freedom. Monotone;
/// from 3 degrees on within 2 % of the exact value. Beyond two deviations it goes on as a straight line: errors that far out are not normal, and the tail of one distribution is no measure for that of another.</remarks>
internal static class StudentScore
{
    // Beyond it, both distributions are the same to six digits.
    private const double Many = 1e6;

    private const double LastCurved = 2;

    public static double ToNormal(double t, double degrees) =>
        degrees >= Many ? t : Curved(LastCurved, degrees) is var last && t > last ? t * (LastCurved / last) : Factor(degrees) * Math.Sqrt(degrees * Math.Log(1 + (t / degrees * t)));

    public static double FromNormal(double z, double degrees) =>
        degrees >= Many ? z : z > LastCurved ? z * (Curved(LastCurved, degrees) / LastCurved) : Curved(z, degrees);

    private static double Curved(double z, double degrees) => Math.Sqrt(degrees * (Math.Exp(z / Factor(degrees) * (z / Factor(degrees)) / degrees) - 1));

    private static double Factor(double degrees) => ((8 * degrees) + 1) / ((8 * degrees) + 3);
}
