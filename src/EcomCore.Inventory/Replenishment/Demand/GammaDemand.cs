using MathNet.Numerics;

namespace EcomCore.Inventory;

internal sealed class GammaDemand : ContinuousDemand
{
    private readonly double _shape;
    private readonly double _scale;

    public GammaDemand(double shape, double scale)
    {
        Guard.Between(shape, double.Epsilon, 1e12);
        Guard.Between(scale, double.Epsilon, double.MaxValue);
        _shape = shape;
        _scale = scale;
        Guard.Between(shape * scale * scale * (shape + 1), double.Epsilon, double.MaxValue, nameof(scale));
    }

    public override double Mean => _shape * _scale;

    public override double StdDev => Math.Sqrt(_shape) * _scale;

    private protected override double Above(int order, double level) =>
        Moment(order) * (level <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(_shape + order, level / _scale));

    private protected override double UpTo(int order, double level) =>
        Moment(order) * (level <= 0 ? 0 : SpecialFunctions.GammaLowerRegularized(_shape + order, level / _scale));

    private protected override double Inverse(double chance)
    {
        // The exponential distribution has a closed form; Log1p keeps the digits of a small chance.
        return _shape == 1
            ? -_scale * SpecialFunctions.Log1p(-chance)
            : _scale * Root.Increasing(x => SpecialFunctions.GammaLowerRegularized(_shape, x) - chance, 0, _shape + (4 * Math.Sqrt(_shape)) + 1);
    }

    private protected override DemandDistribution Sum(double periods) => new GammaDemand(_shape * periods, _scale);

    private double Moment(int order) => order switch
    {
        0 => 1,
        1 => Mean,
        _ => Mean * _scale * (_shape + 1),
    };
}
