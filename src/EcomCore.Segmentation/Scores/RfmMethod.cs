namespace EcomCore.Segmentation;

/// <summary>How values become scores. In every method equal values get equal scores and a better value never scores less.</summary>
public enum RfmMethod
{
    /// <summary>
    /// Bins of about equally many customers: the score is 1 + floor(bins * worse / n), where worse is the number of customers with a worse value. It depends on
    /// the order of the values alone, so not on a currency's unit. Customers with equal values stay together in the score of the lowest of them; where many are
    /// equal the next scores stay empty.
    /// </summary>
    Quantile,

    /// <summary>
    /// Exactly the R package rfm 0.3.0: cuts are the type-7 quantiles plus 1, bins are [cut, next cut), recency scores are reversed. For comparison with R. The
    /// plus 1 makes scores depend on the currency's unit: when all values are below 1, everybody scores 1.
    /// </summary>
    R,

    /// <summary>As <see cref="Quantile"/>, but customers with equal values get the score of the middle of them: 1 + floor(bins * (worse + equal / 2) / n).</summary>
    Rank,

    /// <summary>Bins of equal width between the lowest and the highest value; one huge value pushes all others into the lowest bin.</summary>
    Width,

    /// <summary>
    /// The groups with the smallest sum of squared distances to their means, found exactly (k-means in one dimension; Wang and Song, Ckmeans.1d.dp, The R Journal
    /// 3/2, 2011). With fewer distinct values than bins the highest scores stay empty.
    /// </summary>
    KMeans,

    /// <summary>Scores from limits of your own, which do not move with the customers: <see cref="RfmOptions.Thresholds"/>.</summary>
    Thresholds,
}
