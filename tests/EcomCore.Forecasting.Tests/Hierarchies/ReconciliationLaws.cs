using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace EcomCore.Forecasting.Tests;

[Properties(Arbitrary = [typeof(Generators)], MaxTest = 60)]
public sealed class ReconciliationLaws
{
    [Property]
    public void Every_method_adds_up_and_leaves_what_adds_up_alone(HierarchyCase one)
    {
        foreach (var method in Methods(one))
        {
            var found = method.Apply(one.Values);
            Assert.InRange(one.Hierarchy.Incoherence(found), 0, 1e-8 * one.Size);
            // Top-down, parts below 0 have no proportions.
            var again = method.Name == "top-down" && found[0] < 0 ? found : method.Apply(found);
            Assert.All(found.Zip(again), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-7 * one.Size));
        }
    }

    [Property]
    public void A_non_negative_method_is_non_negative_and_adds_up(HierarchyCase one)
    {
        foreach (var method in Methods(one))
        {
            var found = method.NonNegative().Apply(one.Values);
            Assert.All(found, value => Assert.True(value >= 0, $"{method.Name}: {value}"));
            Assert.InRange(one.Hierarchy.Incoherence(found), 0, 1e-8 * one.Size);
            var free = method.Apply(one.Values);
            if (one.Hierarchy.Leaves.All(leaf => free[leaf] >= 0))
            {
                Assert.All(found.Zip(free), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-9 * one.Size));
            }
        }
    }

    [Property]
    public void Minimum_trace_is_the_dense_formula(HierarchyCase one)
    {
        foreach (var weights in new[] { ReconciliationWeights.Shrinkage, ReconciliationWeights.Variance })
        {
            var found = Reconciliation.MinTrace(one.Hierarchy, one.Residuals, weights).Apply(one.Values);
            var naive = Dense(one, weights == ReconciliationWeights.Shrinkage);
            Assert.All(found.Zip(naive), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-5 * one.Size));
        }
    }

    [Property(MaxTest = 30)]
    public void Non_negative_minimum_trace_is_the_best_over_all_sets_of_leaves_at_0(HierarchyCase one)
    {
        if (one.Hierarchy.Leaves.Count > 8)
        {
            return;
        }

        var method = Reconciliation.MinTrace(one.Hierarchy, one.Residuals);
        var found = Vector<double>.Build.DenseOfEnumerable(method.NonNegative().Apply(one.Values));
        var w = Covariance(one, correlated: true).Inverse();
        var start = Vector<double>.Build.DenseOfArray(one.Values);
        double Distance(Vector<double> y) => (y - start) * w * (y - start);
        var s = Summing(one.Hierarchy);
        var least = double.PositiveInfinity;
        for (var set = 0; set < 1 << one.Hierarchy.Leaves.Count; set++)
        {
            var free = Enumerable.Range(0, one.Hierarchy.Leaves.Count).Where(leaf => (set >> leaf) % 2 == 1).ToArray();
            var y = Vector<double>.Build.Dense(start.Count);
            if (free.Length > 0)
            {
                var part = Matrix<double>.Build.DenseOfColumnVectors(free.Select(s.Column));
                y = part * (part.TransposeThisAndMultiply(w) * part).Solve(part.TransposeThisAndMultiply(w) * start);
            }

            least = one.Hierarchy.Leaves.All(leaf => y[leaf] >= -1e-9 * one.Size) ? Math.Min(least, Distance(y)) : least;
        }

        Assert.InRange(Distance(found), 0, least + (1e-6 * (1 + least)));
    }

    [Property]
    public void No_leaf_could_move_and_bring_the_forecast_nearer(HierarchyCase one)
    {
        // The conditions of Karush, Kuhn and Tucker, which are enough where what is made least is convex.
        var start = Vector<double>.Build.DenseOfEnumerable(one.Values.Select((value, i) => i % 3 == 0 ? -value : value));
        foreach (var correlated in new[] { true, false })
        {
            // Without shrinkage the covariance has no inverse, and the nearest point is not one.
            var errors = ErrorCovariance.Of(one.Residuals, correlated);
            if (errors.Shrinkage <= 1e-3)
            {
                continue;
            }

            var projection = new MinTraceProjection(one.Hierarchy, errors);
            var found = NonNegativeLeaves.Of(one.Hierarchy, errors, projection, projection.Project([.. start]));
            var (s, w) = (Summing(one.Hierarchy), Covariance(one, correlated).Inverse());
            var slopes = s.TransposeThisAndMultiply(w * (Vector<double>.Build.DenseOfArray(found) - start));
            var curves = s.TransposeThisAndMultiply(w * s);
            Assert.All(one.Hierarchy.Leaves.Select((leaf, i) => (Units: found[leaf], Move: slopes[i] / curves[i, i])), leaf =>
                Assert.InRange(leaf.Move, -1e-6 * one.Size, leaf.Units > 0 ? 1e-6 * one.Size : double.PositiveInfinity));
        }
    }

    [Fact]
    public void Hundreds_of_leaves_in_blocks_are_those_found_one_by_one()
    {
        var random = new Random(4);
        var tree = DemandHierarchy.Nested("all", Enumerable.Range(0, 150).Select(i => (IReadOnlyList<string>)[$"c{i % 6}", $"i{i}"]));
        double[] common = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble() - 0.5)];
        var errors = ErrorCovariance.Of([.. Enumerable.Range(0, tree.Count).Select(_ => common.Select(shock => (10 * random.NextDouble()) - 5 + (3 * shock)).ToArray())], correlated: true);
        var projection = new MinTraceProjection(tree, errors);
        for (var week = 0; week < 4; week++)
        {
            var start = projection.Project([.. Enumerable.Range(0, tree.Count).Select(_ => 20 * random.NextDouble())]);
            var (fast, slow) = (NonNegativeLeaves.Of(tree, errors, projection, start), HildrethLeaves.Of(tree, errors, projection, start));
            Assert.True(fast.Count(value => value == 0) > 20);
            Assert.All(fast.Zip(slow), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-6));
        }
    }

    [Property]
    public void Scale_of_the_forecasts_and_of_the_errors_are_free(HierarchyCase one, byte power)
    {
        var scale = Math.Pow(2, power - 128);
        var found = Reconciliation.MinTrace(one.Hierarchy, one.Residuals).Apply(one.Values);
        double[][] residuals = [.. one.Residuals.Select(row => row.Select(value => value * scale).ToArray())];
        var other = Reconciliation.MinTrace(one.Hierarchy, residuals).Apply([.. one.Values.Select(value => value * scale)]);
        Assert.All(found.Zip(other), pair => Assert.InRange(Math.Abs(pair.First - (pair.Second / scale)), 0, 1e-7 * one.Size));
    }

    private static IEnumerable<Reconciliation> Methods(HierarchyCase one)
    {
        yield return Reconciliation.BottomUp(one.Hierarchy);
        if (one.Hierarchy.IsTree)
        {
            yield return Reconciliation.TopDown(one.Hierarchy);
        }

        yield return Reconciliation.MinTrace(one.Hierarchy, ReconciliationWeights.Equal);
        yield return Reconciliation.MinTrace(one.Hierarchy, ReconciliationWeights.Structural);
        yield return Reconciliation.MinTrace(one.Hierarchy, one.Residuals, ReconciliationWeights.Variance);
        yield return Reconciliation.MinTrace(one.Hierarchy, one.Residuals);
    }

    /// <summary>S (S' W^-1 S)^-1 S' W^-1 y.</summary>
    private static double[] Dense(HierarchyCase one, bool correlated)
    {
        var s = Summing(one.Hierarchy);
        var w = Covariance(one, correlated).Inverse();
        return [.. s * (s.TransposeThisAndMultiply(w) * s).Solve(s.TransposeThisAndMultiply(w) * Vector<double>.Build.DenseOfArray(one.Values))];
    }

    private static Matrix<double> Summing(DemandHierarchy hierarchy) => Matrix<double>.Build.DenseOfColumnArrays(
        Enumerable.Range(0, hierarchy.Leaves.Count).Select(leaf => hierarchy.SumUp([.. Enumerable.Range(0, hierarchy.Leaves.Count).Select(other => other == leaf ? 1.0 : 0)]).ToArray()));

    /// <summary>Second moments of the residuals, shrunk over pairs one by one.</summary>
    private static Matrix<double> Covariance(HierarchyCase one, bool correlated)
    {
        var (n, length) = (one.Residuals.Length, one.Residuals[0].Length);
        var moments = Matrix<double>.Build.Dense(n, n, (i, j) => Enumerable.Range(0, length).Sum(t => one.Residuals[i][t] * one.Residuals[j][t]) / length);
        double R(int i, int j) => moments[i, j] / Math.Sqrt(moments[i, i] * moments[j, j]);
        var (variances, squares) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (i != j)
                {
                    var fourth = Enumerable.Range(0, length).Sum(t => one.Residuals[i][t] * one.Residuals[i][t] * one.Residuals[j][t] * one.Residuals[j][t]) / (moments[i, i] * moments[j, j]);
                    variances += (fourth - (length * R(i, j) * R(i, j))) / (length * (length - 1.0));
                    squares += R(i, j) * R(i, j);
                }
            }
        }

        var shrinkage = correlated ? Math.Clamp(variances / squares, 0, 1) : 1;
        return Matrix<double>.Build.Dense(n, n, (i, j) => i == j ? moments[i, i] : (1 - shrinkage) * moments[i, j]);
    }
}
