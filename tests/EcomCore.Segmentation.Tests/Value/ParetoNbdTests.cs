using EcomCore.Tests;
using static MathNet.Numerics.SpecialFunctions;

namespace EcomCore.Segmentation.Tests;

public sealed class ParetoNbdTests
{
    [SharedDataFact]
    public void It_fits_the_cdnow_sample_as_CLVTools_does()
    {
        var fit = ParetoNbd.Fit(Cdnow.Histories.Histories());
        var reference = Cdnow.Reference("paretonbd").GetProperty("clvtools_tests");

        // CLVTools stops its search earlier: its parameters agree to four digits, its standard errors (numeric second derivatives) to three.
        Assert.Equal(reference.Number("LL"), fit.LogLikelihood, 3);
        foreach (var parameter in fit.Parameters)
        {
            var expected = reference.Number(parameter.Name);
            var error = reference.GetProperty("se").Number(parameter.Name);
            Assert.InRange(parameter.Value, expected * (1 - 3e-4), expected * (1 + 3e-4));
            Assert.InRange(parameter.StandardError, error * 0.995, error * 1.005);
        }
    }

    [SharedDataFact]
    public void Its_expectations_are_the_published_ones()
    {
        var reference = Cdnow.Reference("paretonbd");

        // The series is that of the BTYD manual, whose parameters are these; printed to eight decimals.
        var manual = new ParetoNbdModel(0.55, 10.56, 0.61, 11.64);
        foreach (var (value, week) in reference.Numbers("expectation_t0_9").Select((value, week) => (value, week)))
        {
            Assert.Equal(value, manual.ExpectedPurchases(week), 6e-9);
        }

        var alive = reference.GetProperty("palive");
        var parameters = alive.Numbers("params");
        var exact = new ParetoNbdModel(parameters[0], parameters[1], parameters[2], parameters[3]);
        var history = new PurchaseHistory((int)alive.Number("x"), alive.Number("t_x"), alive.Number("T"));
        Assert.Equal(alive.Number("value"), exact.AliveProbability(history), alive.Number("tol"));

        var conditional = reference.GetProperty("conditional_expectation");
        Assert.Equal(conditional.Number("value"), exact.ExpectedPurchases(history, conditional.Number("t")), conditional.Number("tol"));
    }

    [SharedDataFact]
    public void Long_histories_are_those_of_the_reference()
    {
        var underflow = Cdnow.Reference("paretonbd").GetProperty("underflow");
        var parameters = underflow.GetProperty("params");
        var model = new ParetoNbdModel(parameters.Number("r"), parameters.Number("alpha"), parameters.Number("s"), parameters.Number("beta"));
        // The reference has 13 good digits: it takes the ratio of two likelihoods.
        Assert.Equal(underflow.Number("x132_tx200_T200"), model.ExpectedPurchases(new PurchaseHistory(132, 200, 200), underflow.Number("t")), 11);
        Assert.Equal(underflow.Number("x133_tx200_T200"), model.ExpectedPurchases(new PurchaseHistory(133, 200, 200), underflow.Number("t")), 11);

        var stability = Cdnow.Reference("paretonbd").GetProperty("stability");
        parameters = stability.GetProperty("params");
        model = new ParetoNbdModel(parameters.Number("r"), parameters.Number("alpha"), parameters.Number("s"), parameters.Number("beta"));
        foreach (var (x, last, age) in stability.Numbers("x").Zip(stability.Numbers("t_x"), stability.Numbers("T")))
        {
            Assert.InRange(model.AliveProbability(new PurchaseHistory((int)x, last, age)), 0, 1);
        }
    }

    [Theory]
    [InlineData(0.5, 10, 0.6, 12, 3, 5, 30)]
    [InlineData(0.5, 12, 0.6, 10, 3, 5, 30)]
    [InlineData(2, 7, 1, 7, 0, 0, 40)]
    [InlineData(0.7, 3, 2.5, 60, 12, 20, 21)]
    [InlineData(0.7, 60, 2.5, 3, 1, 1, 90)]
    public void The_integral_is_the_difference_of_hypergeometric_functions(double r, double alpha, double s, double beta, int x, double last, double age)
    {
        // Fader and Hardie 2005: s / (r + s + x) A0, with A0 by the textbook series, in range of a double here.
        var expected = s / (r + s + x) * (Textbook(last) - Textbook(age));
        Assert.Equal(Math.Log(expected), StopIntegral.Of(r + x, alpha, s, beta, last, age).Log, 9);

        double Textbook(double time)
        {
            var (large, small, power) = alpha >= beta ? (alpha, beta, s + 1) : (beta, alpha, r + x);
            var z = (large - small) / (large + time);
            double term = 1, sum = 1;
            for (var k = 0; k < 3000; k++)
            {
                term *= (r + s + x + k) * (power + k) / ((r + s + x + 1 + k) * (k + 1)) * z;
                sum += term;
            }

            return sum / Math.Pow(large + time, r + s + x);
        }
    }

    [Fact]
    public void Alive_is_as_worked_by_hand()
    {
        // r = s = alpha = beta = 1, x = 1: odds are (1 + T)^3 times the integral of (1 + u)^-4, from 1 to 3: 64 (1/8 - 1/64) / 3 = 7/3; alive 3/10.
        Assert.Equal(0.3, new ParetoNbdModel(1, 1, 1, 1).AliveProbability(new PurchaseHistory(1, 1, 3)), 12);
    }

    [Theory]
    [InlineData(0.55, 10.6, 0.6, 11.7, 39)]
    [InlineData(2, 3, 1, 500, 10)]
    [InlineData(1.5, 40, 3, 5, 200)]
    public void Probabilities_sum_to_1_and_have_the_expected_mean(double r, double alpha, double s, double beta, double time)
    {
        var model = new ParetoNbdModel(r, alpha, s, beta);
        var probabilities = Enumerable.Range(0, 400).Select(x => model.PurchaseProbability(x, time)).ToArray();
        Assert.Equal(1, probabilities.Sum(), 9);
        Assert.Equal(model.ExpectedPurchases(time), probabilities.Select((p, x) => p * x).Sum(), 6);
    }

    [Fact]
    public void Without_end_the_discounted_purchases_are_the_closed_form()
    {
        // DERT of the CDNOW note (Fader, Hardie and Lee 2005, (6)), with Tricomi's function as its integral.
        var model = new ParetoNbdModel(0.553, 10.578, 0.606, 11.669);
        var history = new PurchaseHistory(2, 30.43, 38.86);
        var rate = LifetimeValue.ContinuousRate(0.15, HistoryUnit.Weeks);

        double tricomi = 0;
        const double Step = 1e-3;
        for (var y = -40.0; y < 12; y += Step)
        {
            // U(s, s, z) = 1 / Gamma(s) times the integral of e^(-z t) t^(s - 1) / (1 + t).
            var t = Math.Exp(y);
            tricomi += Step * Math.Exp((-rate * (model.Beta + history.Age) * t) + (model.S * y)) / (1 + t) / Gamma(model.S);
        }

        var likelihood = Math.Exp(model.LogLikelihood(history));
        var expected = Math.Pow(model.Alpha, model.R) * Math.Pow(model.Beta, model.S) * Math.Pow(rate, model.S - 1) * Gamma(model.R + history.Repeats + 1) * tricomi
            / (Gamma(model.R) * Math.Pow(model.Alpha + history.Age, model.R + history.Repeats + 1) * likelihood);
        var found = LifetimeValue.DiscountedPurchases(model, history, double.PositiveInfinity, rate);
        Assert.InRange(found / expected, 1 - 1e-9, 1 + 1e-9);
    }
}
