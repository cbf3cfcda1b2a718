using System.Numerics;

namespace EcomCore.Forecasting.Tests;

public sealed class CesTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 48).Select(t => 10 + (0.1 * t) + (3 * Math.Sin(t * Math.PI / 6)) + (t * 7 % 5 * 0.3))];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_sum_of_squares_is_that_of_the_run_and_allocates_nothing(int form)
    {
        var season = (CesSeason)form;
        var recursion = new CesRecursion(season, Values, 12);
        double[] constants = [.. new[] { 1.2, 0.95, season == CesSeason.Full ? 1.3 : 0.2, 1 }.Take(CesRecursion.Constants(season))];
        var squares = recursion.Squares(constants);
        var before = GC.GetAllocatedBytesForCurrentThread();
        recursion.Squares(constants);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        var fitted = new double[Values.Length];
        recursion.Run(constants, fitted);
        Assert.Equal(Values.Zip(fitted, (y, f) => (y - f) * (y - f)).Sum(), squares, 1e-9);
    }

    [Fact]
    public void The_level_moves_as_the_equations_say()
    {
        // From l = 10 and c = 9 with a0 = 1.3, a1 = 1.1 and an error of 2: l = 10 + 0.1 x 9 + 0.2 x 2 = 11.3, c = 10 - 0.3 x 9 + 2.4 x 2 = 12.1;
        // without an error next, l = 11.3 + 0.1 x 12.1 = 12.51.
        var recursion = new CesRecursion(CesSeason.None, [10, 10], 1);
        recursion.Squares([1.3, 1.1]);
        var before = recursion.Copy();
        var (l, c) = (before.Predict(0), Hidden(before));
        recursion.Update(0, 2);

        Assert.Equal(l + (0.1 * c) + 0.4, recursion.Predict(1), 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_states_move_as_complex_numbers_do(int form)
    {
        // The paper's own form: f(t+1) + i g(t+1) = a (y(t) + i e(t)) + (1 + i - a) (f(t) + i g(t)), with a = a0 + i a1 and e = y - f.
        var season = (CesSeason)form;
        var recursion = new CesRecursion(season, Values, 12);
        double[] constants = [.. new[] { 1.2, 0.95, season == CesSeason.Full ? 1.3 : 0.2, 1 }.Take(CesRecursion.Constants(season))];
        recursion.Run(constants, new double[Values.Length]);
        var (level, season12) = recursion.States();
        var a = new Complex(1.2, 0.95);
        var b = season == CesSeason.Full ? new Complex(1.3, 1) : a;
        static Complex Moved(Complex state, Complex smoothing, double e) =>
            (smoothing * new Complex(state.Real + e, e)) + ((new Complex(1, 1) - smoothing) * state);

        for (var t = Values.Length; t < Values.Length + 30; t++)
        {
            var slot = t % season12.Length;
            var expected = season switch
            {
                CesSeason.None => level.Real,
                CesSeason.Simple => season12[slot].Real,
                _ => level.Real + season12[slot].Real,
            };
            Assert.Equal(expected, recursion.Predict(t), 1e-7 * (1 + Math.Abs(expected)));
            var e = (t * 7 % 11) - 5.0;
            recursion.Update(t, e);
            level = Moved(level, a, e);
            season12[slot] = season == CesSeason.Partial ? season12[slot] + (0.2 * e) : Moved(season12[slot], b, e);
        }
    }

    [Fact]
    public void Unstable_constants_are_refused() =>
        Assert.Equal(double.PositiveInfinity, new CesRecursion(CesSeason.None, Values, 1).Squares([0.1, 3]));

    [Fact]
    public void A_season_is_seen()
    {
        var forecast = Forecaster.Ces.Fit(DemandSeries.Indexed(Values, seasonalPeriod: 12)).Forecast(12);

        Assert.True(forecast.Mean.Max() - forecast.Mean.Min() > 4);
        Assert.DoesNotContain("CES(N)", forecast.Model, StringComparison.Ordinal);
    }

    /// <summary>The hidden state, from how an error of 0 moves the level: l' = l - (1 - a1) c.</summary>
    private static double Hidden(CesRecursion recursion)
    {
        var copy = recursion.Copy();
        var level = copy.Predict(0);
        copy.Update(0, 0);
        return (copy.Predict(1) - level) / 0.1;
    }
}
