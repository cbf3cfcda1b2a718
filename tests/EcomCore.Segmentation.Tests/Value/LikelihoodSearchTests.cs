namespace EcomCore.Segmentation.Tests;

public sealed class LikelihoodSearchTests
{
    [Fact]
    public void A_top_is_found_from_both_sides()
    {
        var low = LikelihoodSearch.From([2, 0.5], TwoTops)!;
        var high = LikelihoodSearch.From([0.5, 1.5], TwoTops)!;
        Assert.True(low.HasConverged);
        Assert.True(high.HasConverged);
        Assert.Equal([0, -Math.Sqrt(0.5)], low.Parameters.Select(parameter => Math.Log(parameter)), (expected, found) => Math.Abs(expected - found) < 1e-6);
        Assert.Equal([0, Math.Sqrt(0.5)], high.Parameters.Select(parameter => Math.Log(parameter)), (expected, found) => Math.Abs(expected - found) < 1e-6);
        Assert.Equal(0.25, high.Value, 10);
    }

    [Fact]
    public void A_saddle_is_no_top()
    {
        // Exactly between two tops the slope across is 0, so the search climbs the ridge and comes to rest on the saddle.
        var found = LikelihoodSearch.From([2, 1], TwoTops)!;
        Assert.Equal([1, 1], found.Parameters, (expected, parameter) => Math.Abs(expected - parameter) < 1e-6);
        Assert.False(found.HasConverged);
        Assert.Equal(FitRefusal.NoMaximum, HistoryFit.RefusalOf(found));
    }

    [Fact]
    public void A_parameter_that_changes_nothing_leaves_the_top_and_has_no_error()
    {
        var found = LikelihoodSearch.From([2, 3], (parameters, gradient) =>
        {
            var x = Math.Log(parameters[0]);
            (gradient[0], gradient[1]) = (-2 * x / parameters[0], 0);
            return -(x * x);
        })!;
        Assert.True(found.HasConverged);
        Assert.All(found.StandardErrors, error => Assert.True(double.IsNaN(error)));
    }

    /// <summary>y^2 - y^4 - x^2 of the logarithms: tops of 1/4 at y = +-sqrt(1/2), a saddle of 0 between them.</summary>
    private static double TwoTops(double[] parameters, double[] gradient)
    {
        var (x, y) = (Math.Log(parameters[0]), Math.Log(parameters[1]));
        gradient[0] = -2 * x / parameters[0];
        gradient[1] = ((2 * y) - (4 * y * y * y)) / parameters[1];
        return (y * y) - (y * y * y * y) - (x * x);
    }
}
