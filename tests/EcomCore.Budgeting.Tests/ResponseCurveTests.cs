using EcomCore.Tests;

namespace EcomCore.Budgeting.Tests;

public sealed class ResponseCurveTests
{
    [Fact]
    public void Each_kind_follows_its_formula()
    {
        Assert.Equal(30, ResponseCurve.Linear(3).Response(10));
        Assert.Equal(3 * Math.Log(11), ResponseCurve.Log(3, 1).Response(10), 1e-14);
        Assert.Equal(30, ResponseCurve.Power(3, 0.5).Response(100), 1e-13);
        Assert.Equal(3 * (1 - Math.Exp(-2)), ResponseCurve.Exponential(3, 5).Response(10), 1e-14);
        Assert.Equal(3 * 100.0 / 125, ResponseCurve.Hill(3, 5, 2).Response(10), 1e-14);
    }

    [Fact]
    public void Each_marginal_response_is_the_derivative()
    {
        Assert.Equal(3, ResponseCurve.Linear(3).Marginal(10), 1e-14);
        Assert.Equal(3.0 / 11, ResponseCurve.Log(3, 1).Marginal(10), 1e-14);
        Assert.Equal(0.15, ResponseCurve.Power(3, 0.5).Marginal(100), 1e-14);
        Assert.Equal(3.0 / 5 * Math.Exp(-2), ResponseCurve.Exponential(3, 5).Marginal(10), 1e-14);
        Assert.Equal(3 * 2 * 10 * 25.0 / (125 * 125), ResponseCurve.Hill(3, 5, 2).Marginal(10), 1e-14);
    }

    [Fact]
    public void Spend_at_a_marginal_response_undoes_it()
    {
        Assert.Equal(10, ResponseCurve.Log(3, 1).SpendAtMarginal(3.0 / 11), 1e-12);
        Assert.Equal(100, ResponseCurve.Power(3, 0.5).SpendAtMarginal(0.15), 1e-11);
        Assert.Equal(10, ResponseCurve.Exponential(3, 5).SpendAtMarginal(3.0 / 5 * Math.Exp(-2)), 1e-12);
        Assert.Equal(10, ResponseCurve.Hill(3, 5, 2).SpendAtMarginal(3 * 2 * 10 * 25.0 / (125 * 125)), 1e-12);
        Assert.Equal(150, ResponseCurve.Hill(1000, 100, 1).SpendAtMarginal(1.6), 1e-12);
    }

    [Fact]
    public void A_marginal_response_that_is_never_reached_gives_zero_and_one_that_never_ends_infinity()
    {
        Assert.Equal(0, ResponseCurve.Hill(3, 5, 2).SpendAtMarginal(1));
        Assert.Equal(0, ResponseCurve.Log(3, 1).SpendAtMarginal(3.1));
        Assert.Equal(0, ResponseCurve.Linear(3).SpendAtMarginal(3.1));
        Assert.Equal(double.PositiveInfinity, ResponseCurve.Linear(3).SpendAtMarginal(3));
        Assert.Equal(double.PositiveInfinity, ResponseCurve.Power(3, 2).SpendAtMarginal(1e9));
        Assert.Equal(double.PositiveInfinity, ResponseCurve.Hill(3, 5, 2).SpendAtMarginal(0));
    }

    [Fact]
    public void An_s_curve_turns_where_its_marginal_response_is_highest()
    {
        var curve = ResponseCurve.Hill(1, 100, 3);

        // k ((s - 1) / (s + 1))^(1/s) = 100 * 0.5^(1/3).
        Assert.Equal(79.37005259840998, curve.Inflection, 1e-12);
        Assert.True(curve.Marginal(curve.Inflection) > curve.Marginal(curve.Inflection * 1.01));
        Assert.True(curve.Marginal(curve.Inflection) > curve.Marginal(curve.Inflection * 0.99));
        Assert.False(curve.IsConcave);
        Assert.True(ResponseCurve.Hill(1, 100, 1).IsConcave);
        Assert.Equal(double.PositiveInfinity, ResponseCurve.Power(1, 2).Inflection);
    }

    [Fact]
    public void Nothing_is_returned_for_nothing()
    {
        Assert.All(AllKinds(), curve => Assert.Equal(0, curve.Response(0)));
        Assert.Equal(double.PositiveInfinity, ResponseCurve.Hill(1, 50, 0.7).Marginal(0));
        Assert.Equal(0.02, ResponseCurve.Hill(1, 50, 1).Marginal(0), 1e-16);
        Assert.Equal(0, ResponseCurve.Hill(1, 50, 2).Marginal(0));
    }

    [Fact]
    public void An_endless_spend_reaches_the_ceiling()
    {
        Assert.Equal(7, ResponseCurve.Hill(7, 50, 0.7).Response(double.PositiveInfinity));
        Assert.Equal(7, ResponseCurve.Exponential(7, 50).Response(double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, ResponseCurve.Log(7, 50).Response(double.PositiveInfinity));
        Assert.All(AllKinds().Where(curve => curve.Kind is not (ResponseCurveKind.Linear)), curve => Assert.Equal(0, curve.Marginal(double.PositiveInfinity)));
    }

    [Fact]
    public void Tiny_arguments_keep_their_digits()
    {
        Assert.Equal(1, ResponseCurve.Exponential(1, 1).Response(1e-20) / 1e-20, 1e-14);
        Assert.Equal(1, ResponseCurve.Log(1, 1).Response(1e-20) / 1e-20, 1e-14);
        Assert.Equal(1, ResponseCurve.Hill(1, 1, 1).Response(1e-300) / 1e-300, 1e-14);

        // x / k underflows; the response is 1e-50 times 1e-50.
        Assert.Equal(1, ResponseCurve.Hill(1e50, 1e100, 0.5).Response(1e-250) / 1e-125, 1e-10);
    }

    [Fact]
    public void Huge_arguments_do_not_overflow()
    {
        Assert.Equal(1, ResponseCurve.Hill(1, 1e-100, 100).Response(1e300));
        Assert.Equal(0, ResponseCurve.Hill(1, 1e100, 100).Response(1e-300));
        Assert.Equal(Math.Log(10) * 400, ResponseCurve.Log(1, 1e-100).Response(1e300), 1e-9);
        Assert.Equal(0.5, ResponseCurve.Hill(1, 1e100, 100).Response(1e100));
        Assert.True(double.IsFinite(ResponseCurve.Hill(1, 1e100, 100).Marginal(1e100)));
    }

    [SharedDataFact]
    public void Hill_values_and_slopes_are_those_of_the_oracle()
    {
        foreach (var value in Oracle.Record("hill-values").GetProperty("values").EnumerateArray())
        {
            var curve = ResponseCurve.Hill(1, value.Number("k"), value.Number("s"));
            var expected = value.Number("value");
            Assert.Equal(expected, curve.Response(value.Number("x")), expected * 1e-12);

            // A null derivative is an infinite one.
            var slope = value.GetProperty("derivative").ValueKind == System.Text.Json.JsonValueKind.Null
                ? double.PositiveInfinity
                : value.Number("derivative");
            Assert.InRange(curve.Marginal(value.Number("x")), slope * (1 - 1e-12), slope * (1 + 1e-12));
        }
    }

    [SharedDataFact]
    public void Hill_values_are_those_of_robyn()
    {
        var record = Oracle.Record("robyn-saturation-hill");
        var curve = ResponseCurve.Hill(1, 100, 3);
        Assert.All(record.Numbers("x").Zip(record.Numbers("values")), pair => Assert.Equal(pair.Second, curve.Response(pair.First), 1e-12));
    }

    [Fact]
    public void Curves_are_equal_when_kind_and_parameters_are()
    {
        Assert.Equal(ResponseCurve.Hill(1, 2, 3), ResponseCurve.Hill(1, 2, 3));
        Assert.NotEqual(ResponseCurve.Hill(1, 2, 3), ResponseCurve.Hill(1, 2, 4));
        Assert.NotEqual(ResponseCurve.Linear(2), ResponseCurve.Power(2, 1));
        Assert.Equal("Hill(scale 900000, half-saturation 40000, shape 1.4)", ResponseCurve.Hill(9e5, 4e4, 1.4).ToString());
    }

    [Fact]
    public void Parameters_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => ResponseCurve.Linear(-1));
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => ResponseCurve.Linear(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("halfSaturation", () => ResponseCurve.Hill(1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("shape", () => ResponseCurve.Hill(1, 1, 101));
        Assert.Throws<ArgumentOutOfRangeException>("shape", () => ResponseCurve.Power(1, 9));
        Assert.Throws<ArgumentOutOfRangeException>("spend", () => ResponseCurve.Linear(1).Response(-1));
        Assert.Throws<ArgumentOutOfRangeException>("spend", () => ResponseCurve.Linear(1).Marginal(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("marginal", () => ResponseCurve.Linear(1).SpendAtMarginal(-1));
    }

    private static ResponseCurve[] AllKinds() =>
    [
        ResponseCurve.Linear(3), ResponseCurve.Log(3, 2), ResponseCurve.Power(3, 0.4), ResponseCurve.Exponential(3, 2), ResponseCurve.Hill(3, 2, 0.6),
        ResponseCurve.Hill(3, 2, 1), ResponseCurve.Hill(3, 2, 2.5),
    ];
}
