namespace EcomCore.Segmentation;

/// <summary>A model of when customers buy and when they stop. Times are in the unit of the histories that the model was fitted to. Implementations are immutable.</summary>
public interface IPurchaseModel
{
    /// <summary>Gets the name in the literature, such as <c>BG/NBD</c>.</summary>
    string Name { get; }

    /// <summary>Tells how likely a customer is still to buy.</summary>
    /// <param name="history">The customer.</param>
    /// <returns>0 to 1.</returns>
    double AliveProbability(PurchaseHistory history);

    /// <summary>Tells how many purchases to expect of a customer from the end of the observation on.</summary>
    /// <param name="history">The customer.</param>
    /// <param name="horizon">Length of the future, 0 to <see cref="PurchaseHistory.MaxAge"/>.</param>
    /// <returns>0 or more, rising with the horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is out of range or NaN.</exception>
    double ExpectedPurchases(PurchaseHistory history, double horizon);

    /// <summary>Tells how many repeat purchases to expect of a customer of whom nothing is known but the first purchase.</summary>
    /// <param name="horizon">Time from the first purchase on, 0 to <see cref="PurchaseHistory.MaxAge"/>.</param>
    /// <returns>0 or more, rising with the horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is out of range or NaN.</exception>
    double ExpectedPurchases(double horizon);

    /// <summary>Tells how likely a new customer is to make a number of repeat purchases.</summary>
    /// <param name="repeats">The number, 0 to <see cref="PurchaseHistory.MaxRepeats"/>.</param>
    /// <param name="horizon">Time from the first purchase on, 0 to <see cref="PurchaseHistory.MaxAge"/>.</param>
    /// <returns>0 to 1; over all numbers they sum to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range or NaN.</exception>
    double PurchaseProbability(int repeats, double horizon);

    /// <summary>The logarithm of the likelihood of a customer's history.</summary>
    /// <param name="history">The customer.</param>
    /// <returns>A finite number.</returns>
    double LogLikelihood(PurchaseHistory history);
}
