using MathNet.Numerics;

namespace EcomCore.Inventory;

internal sealed class GammaDemand : ContinuousDemand
{
    // Where the regularized gamma functions of MathNet.Numerics are right to eight digits.
    private const double MinShape = 1e-3;
    private const double MaxShape = 1e8;

    private readonly double _shape;
    private readonly double _scale;

    public GammaDemand(double shape, double scale, string nameOfScale = "scale")
    {
        Guard.Between(shape, MinShape, MaxShape);
        Guard.Positive(scale);
        _shape = shape;
        _scale = scale;
        Guard.Positive(shape * scale * scale * (shape + 1), nameOfScale);
    }

    public override double Mean => _shape * _scale;

    public override double StdDev => Math.Sqrt(_shape) * _scale;

    private protected override double Above(int order, double level) =>
        Moment(order) * (level <= 0 ? 1 : IsFar(level) ? 0 : SpecialFunctions.GammaUpperRegularized(_shape + order, level / _scale));

    private protected override double UpTo(int order, double level) =>
        Moment(order) * (level <= 0 ? 0 : IsFar(level) ? 1 : SpecialFunctions.GammaLowerRegularized(_shape + order, level / _scale));

    private protected override double Inverse(double chance)
    {
        // The exponential distribution has a closed form; Log1p keeps the digits of a small chance.
        if (_shape == 1)
        {
            return -_scale * SpecialFunctions.Log1p(-chance);
        }

        // P(x) is at most x^a / Gamma(a + 1), so the quantile is not below this; from there the bracket doubles and the root has all its digits.
        var low = Math.Exp((Math.Log(chance) + SpecialFunctions.GammaLn(_shape + 1)) / _shape);
        return low == 0 ? 0 : _scale * Root.Increasing(Gap, low, 2 * low, nameof(chance));

        double Gap(double x) => chance < 0.5
            ? SpecialFunctions.GammaLowerRegularized(_shape, x) - chance
            : 1 - chance - SpecialFunctions.GammaUpperRegularized(_shape, x);
    }

    private protected override DemandDistribution Sum(double periods) => new GammaDemand(_shape * periods, _scale);

    // Beyond what the incomplete gamma functions take, and beyond any chance: in units of the scale P(D > shape + sqrt(2 t shape) + t) is at most exp(-t)
    // (Boucheron, Lugosi and Massart, Concentration Inequalities, 2013, section 2.4), and with a shape up to 1e8 this is reached with t above 9e11.
    private bool IsFar(double level) => level / _scale > 1e12;

    private double Moment(int order) => order switch
    {
        0 => 1,
        1 => Mean,
        _ => Mean * _scale * (_shape + 1),
    };
}
