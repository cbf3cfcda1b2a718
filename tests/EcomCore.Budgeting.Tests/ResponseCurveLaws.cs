using FsCheck;
using FsCheck.Xunit;

namespace EcomCore.Budgeting.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class ResponseCurveLaws
{
    [Property]
    public bool More_spend_never_brings_less(ResponseCurve curve, PositiveInt spend, PositiveInt more) =>
        curve.Response(spend.Get / 10.0) <= curve.Response((spend.Get + more.Get) / 10.0) * (1 + 1e-15);

    [Property]
    public bool The_marginal_response_is_the_slope(ResponseCurve curve, PositiveInt tenths)
    {
        var spend = tenths.Get / 10.0;
        var h = spend * 1e-4;
        var slope = (curve.Response(spend + h) - curve.Response(spend - h)) / (2 * h);

        // The error of a central difference is of the order (h / spend)^2; the shapes drawn make the factor a few hundreds at most.
        var scale = Math.Max(curve.Marginal(spend), curve.Response(spend) / spend);
        return Math.Abs(slope - curve.Marginal(spend)) <= 1e-5 * scale;
    }

    [Property]
    public bool Spend_at_a_marginal_response_returns_to_the_spend(ResponseCurve curve, PositiveInt tenths)
    {
        var spend = curve.IsConcave || double.IsInfinity(curve.Inflection) ? tenths.Get / 10.0 : curve.Inflection + (tenths.Get / 10.0);
        var marginal = curve.Marginal(spend);
        var found = curve.SpendAtMarginal(marginal);
        var isStrict = curve.Scale > 0 && curve.Kind != ResponseCurveKind.Linear && !double.IsInfinity(curve.Inflection) && marginal > 1e-290;

        // Just at the inflection the slope is flat, so the spend is known to half the digits only.
        return !isStrict || Math.Abs(curve.Marginal(found) - marginal) <= 1e-11 * marginal;
    }

    [Property]
    public bool Beyond_the_inflection_returns_diminish(ResponseCurve curve, PositiveInt tenths, PositiveInt more) =>
        double.IsInfinity(curve.Inflection)
        || curve.Marginal(curve.Inflection + (tenths.Get / 10.0)) * (1 + 1e-14) >= curve.Marginal(curve.Inflection + ((tenths.Get + more.Get) / 10.0));
}
