using MathNet.Numerics;

namespace EcomCore.Forecasting.Tests;

/// <summary>The numerical kernels of exponential smoothing against slow and simple versions of themselves.</summary>
public sealed class EtsKernelTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 40).Select(t => 100 + (2 * t) + (20 * Math.Sin(t * 1.3)) + (t % 4 * 15))];

    public static TheoryData<string> Forms() => [.. EtsForm.All.Select(form => form.ToString())];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_gradient_is_that_of_the_objective(string name)
    {
        foreach (var values in new[] { Values, [.. Values.Select((value, t) => t % 9 == 5 ? double.NaN : value)] })
        {
            var (problem, form) = (new FitData(values, 4), Form(name));
            var theta = Parameters(form, problem);
            var anchor = EtsAnchor.At(form, theta, 10, 1);
            theta[EtsLayout.Level] *= 1.05;
            var curvature = new EtsCurvature(EtsLayout.Seasons + 3, 4);
            curvature.Accumulate(problem, form, theta, anchor);
            var squares = SumOfSquares(problem, form, theta, anchor);

            for (var k = 0; k < theta.Length; k++)
            {
                if (EtsLayout.IsUsed(form, k))
                {
                    // d log(S) + (2/n) d sum log f = 2 gradient / S, by central differences.
                    var h = 1e-6 * Math.Max(1, Math.Abs(theta[k]));
                    var slope = (Objective(problem, form, theta, k, h, anchor) - Objective(problem, form, theta, k, -h, anchor)) / (2 * h);
                    Assert.Equal(slope, 2 * curvature.Gradient[k] / squares, 5 * Math.Max(1e-6, Math.Abs(slope) * 1e-5));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_likelihood_allocates_nothing(string name)
    {
        var (problem, form) = (new FitData(Values, 4), Form(name));
        var theta = Parameters(form, problem);
        var seasons = new double[form.Season == EtsSeason.None ? 1 : 4];
        var curvature = new EtsCurvature(EtsLayout.Seasons + 3, 4);
        for (var warm = 0; warm < 3; warm++)
        {
            EtsRecursion.Objective(problem, form, theta, seasons, 0);
            curvature.Accumulate(problem, form, theta, default);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
        {
            EtsRecursion.Objective(problem, form, theta, seasons, 0);
            curvature.Accumulate(problem, form, theta, default);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_fast_objective_is_that_of_the_equations(string name)
    {
        var (problem, form) = (new FitData(Values, 4), Form(name));
        var theta = Parameters(form, problem);
        var seasons = new double[form.Season == EtsSeason.None ? 1 : 4];

        Assert.Equal(NaiveObjective(problem, form, theta), EtsRecursion.Objective(problem, form, theta, seasons, 0), 10);
    }

    [Fact]
    public void A_seasonal_model_is_admissible_when_all_roots_lie_inside_the_unit_circle()
    {
        var random = new Random(7);
        var work = new double[20];
        var (inside, outside) = (0, 0);
        for (var i = 0; i < 400; i++)
        {
            var m = i % 3 == 0 ? 4 : 12;
            var alpha = random.NextDouble();
            var smoothing = new EtsSmoothing(alpha, alpha * random.NextDouble(), (1 - alpha) * random.NextDouble(), 0.8 + (0.18 * random.NextDouble()));
            var polynomial = new double[m + 2];
            polynomial[0] = smoothing.Phi * (1 - smoothing.Alpha - smoothing.Gamma);
            polynomial[1] = smoothing.Alpha + smoothing.Beta - (smoothing.Alpha * smoothing.Phi) + smoothing.Gamma - 1;
            polynomial.AsSpan(2, m - 2).Fill(smoothing.Alpha + smoothing.Beta - (smoothing.Alpha * smoothing.Phi));
            polynomial[m] = smoothing.Alpha + smoothing.Beta - smoothing.Phi;
            polynomial[m + 1] = 1;
            var largest = FindRoots.Polynomial(polynomial).Max(root => root.Magnitude);
            if (Math.Abs(largest - 1) < 1e-6)
            {
                continue;
            }

            var admissible = EtsAdmissible.Check(new EtsForm(EtsError.Multiplicative, EtsTrend.Damped, EtsSeason.Multiplicative), m, smoothing, work);
            Assert.Equal(largest < 1, admissible);
            inside += admissible ? 1 : 0;
            outside += admissible ? 0 : 1;
        }

        Assert.True(inside > 50);
        Assert.True(inside + outside > 390);
    }

    [Fact]
    public void Scaling_by_a_power_of_two_loses_no_digit()
    {
        Assert.Equal(1024, FitData.PowerOfTwoNear(1500));
        Assert.Equal(1, FitData.PowerOfTwoNear(0));
        Assert.All(new FitData([1e300, 9e299], 1).Y, value => Assert.InRange(value, 0.5, 2));
    }

    private static EtsForm Form(string name) => EtsForm.All.Single(form => form.ToString() == name);

    private static double[] Parameters(EtsForm form, FitData problem)
    {
        var theta = new double[EtsLayout.Length(form, problem.Period)];
        EtsStart.States(form, problem.Complete, problem.Period, theta);
        theta[EtsLayout.Alpha] = 0.3;
        theta[EtsLayout.BetaShare] = form.Trend == EtsTrend.None ? 0 : 0.2;
        theta[EtsLayout.GammaShare] = form.Season == EtsSeason.None ? 0 : 0.25;
        theta[EtsLayout.Phi] = form.Trend == EtsTrend.Damped ? 0.9 : 0;
        return theta;
    }

    private static double Objective(FitData problem, EtsForm form, double[] theta, int k, double shift, EtsAnchor anchor)
    {
        var moved = theta.ToArray();
        moved[k] += shift;
        return EtsRecursion.Objective(problem, form, moved, new double[form.Season == EtsSeason.None ? 1 : 4], anchor.Penalty(moved));
    }

    private static double SumOfSquares(FitData problem, EtsForm form, double[] theta, EtsAnchor anchor)
    {
        var fitted = new double[problem.Y.Length];
        EtsRecursion.Run(problem, form, theta, new double[form.Season == EtsSeason.None ? 1 : 4], fitted);
        return problem.Y.Select((y, t) => double.IsNaN(y) ? 0 : Math.Pow((y - fitted[t]) / (form.Error == EtsError.Multiplicative ? fitted[t] : 1), 2)).Sum()
            + anchor.Penalty(theta);
    }

    /// <summary>Tables 2.2 and 2.3 of Hyndman et al. (2008), written down as they stand there.</summary>
    private static double NaiveObjective(FitData problem, EtsForm form, double[] theta)
    {
        var (alpha, beta, gamma, phi) = EtsLayout.Smoothing(form, theta);
        var l = theta[EtsLayout.Level];
        var b = form.Trend == EtsTrend.None ? 0 : theta[EtsLayout.Slope];
        var season = new double[4];
        if (form.Season != EtsSeason.None)
        {
            EtsLayout.FirstSeasons(form, theta, season);
        }

        var s = season.ToList();
        var (squares, logs) = (0.0, 0.0);
        foreach (var y in problem.Y)
        {
            var q = l + (phi * b);
            var f = form.Season switch { EtsSeason.None => q, EtsSeason.Additive => q + s[0], _ => q * s[0] };
            var e = form.Error == EtsError.Additive ? y - f : (y - f) / f;
            var absolute = form.Error == EtsError.Additive ? e : f * e;
            var perLevel = form.Season == EtsSeason.Multiplicative ? absolute / s[0] : absolute;
            l = q + (alpha * perLevel);
            b = (phi * b) + (beta * perLevel);
            s.Add(s[0] + (gamma * (form.Season == EtsSeason.Multiplicative ? absolute / q : absolute)));
            s.RemoveAt(0);
            squares += e * e;
            logs += Math.Log(f);
        }

        return Math.Log(squares) + (form.Error == EtsError.Multiplicative ? 2 * logs / problem.Y.Length : 0);
    }
}
