namespace EcomCore.Forecasting;

/// <summary>Finds the point nearest to a forecast, in the measure of its errors' covariance, that adds up and has no leaf below 0.</summary>
/// <remarks>
/// The quadratic program of Wickramasuriya, Turlach and Hyndman (2020), Optimal non-negative forecast reconciliation, Statistics and Computing 30, solved as there by block principal pivoting (Júdice and Pires 1994; Kim and Park 2011, Fast
/// nonnegative matrix factorization, SIAM Journal on Scientific Computing 33, section 3): guess which leaves are at 0, solve (<see cref="LeavesAtZero"/>), let leaves below 0 in and those out that want to rise, all at once. Where their number does not fall
/// in four rounds, only the last one is exchanged, which ends in any case.
/// </remarks>
internal static class NonNegativeLeaves
{
    private const double Tolerance = 1e-9;
    private const int Chances = 3;

    /// <param name="hierarchy">What adds up.</param>
    /// <param name="errors">The covariance.</param>
    /// <param name="projection">The projection without the condition.</param>
    /// <param name="start">A forecast that adds up.</param>
    public static double[] Of(DemandHierarchy hierarchy, ErrorCovariance errors, MinTraceProjection projection, double[] start)
    {
        if (!hierarchy.Leaves.Any(leaf => start[leaf] < 0))
        {
            return start;
        }

        var search = new LeavesAtZero(hierarchy, errors, projection, start);
        var limit = Tolerance * start.Max(Math.Abs);
        var (fewest, chances) = (int.MaxValue, Chances);
        for (var round = 0; round < 100 + (4 * hierarchy.Leaves.Count); round++)
        {
            var wrong = search.Wrong(limit);
            if (wrong.Count == 0)
            {
                if (search.IsExact)
                {
                    break;
                }

                search.Renew();
                continue;
            }

            (fewest, chances) = wrong.Count < fewest ? (wrong.Count, Chances) : (fewest, chances - 1);
            foreach (var leaf in chances >= 0 ? wrong : [wrong[^1]])
            {
                search.Exchange(leaf);
            }

            search.Solve();
        }

        foreach (var leaf in hierarchy.Leaves)
        {
            search.Values[leaf] = Math.Max(search.Values[leaf], 0);
        }

        return search.Values;
    }
}
