using System.Numerics;
using FsCheck;
using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Segmentation.Tests;

public sealed class KMeansTests
{
    private static readonly LocalDate Day = new(2025, 10, 1);

    [Theory]
    [InlineData(1_000_000L)]
    [InlineData(1_000_000_000_000_000L)]
    [InlineData(-1_000_000_000_000_000L)]
    public void One_huge_value_leaves_the_others_their_groups(long huge)
    {
        long[] values = [1, 2, 3, 4, 1001, 1002, 1003, 1004, 5001, 5002, 9001, 9002, huge];
        Assert.Equal(LeastSquares(values, 5), SquaresOf(values, ScoresOf(values, 5)), 9);
    }

    [Property]
    public bool No_other_groups_have_a_smaller_sum_of_squares(NonEmptyArray<short> small, long huge)
    {
        long[] values = [.. small.Get.Take(12).Select(value => (long)value).Append(huge % 1_000_000_000_000_000)];
        var (found, least) = (SquaresOf(values, ScoresOf(values, 3)), LeastSquares(values, 3));
        return found <= least * (1 + 1e-9) + 1e-6;
    }

    private static int[] ScoresOf(long[] values, int bins) =>
        [.. Rfm.Score(values.Select((value, i) => new OrderLine($"c{i}", Day, Math.Max(0, value))).Concat(values.Select((value, i) => new OrderLine($"c{i}", Day, Math.Min(0, value), null, isReturn: true))), Day, RfmOptions.Of(bins, RfmMethod.KMeans)).Select(row => row.M)];

    /// <summary>n times the sum of squares of a group is a whole number.</summary>
    private static double SquaresOf(IEnumerable<long> group)
    {
        var all = group.Select(value => (BigInteger)value).ToList();
        var sum = all.Aggregate(BigInteger.Zero, BigInteger.Add);
        return all.Count == 0 ? 0 : (double)((all.Count * all.Aggregate(BigInteger.Zero, (squares, value) => squares + (value * value))) - (sum * sum)) / all.Count;
    }

    private static double SquaresOf(long[] values, int[] scores) =>
        values.Zip(scores).GroupBy(pair => pair.Second).Sum(group => SquaresOf(group.Select(pair => pair.First)));

    /// <summary>Every way to cut the sorted values.</summary>
    private static double LeastSquares(long[] values, int groups)
    {
        var sorted = values.Order().ToArray();
        return Least(0, groups);

        double Least(int from, int left) => left == 1 ? SquaresOf(sorted[from..])
            : Enumerable.Range(from, sorted.Length - from + 1).Min(to => SquaresOf(sorted[from..to]) + Least(to, left - 1));
    }
}
