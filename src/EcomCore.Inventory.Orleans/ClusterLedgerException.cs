namespace EcomCore.Inventory.Orleans;

/// <summary>What a silo tells its callers; they tell theirs as a <see cref="LedgerStorageException"/>. The cluster could not give an answer: the journal could not be written, or another silo has taken the item over. The command may have been
/// done or not; sent again with its id it is done at most once.</summary>
[GenerateSerializer]
internal sealed class ClusterLedgerException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ClusterLedgerException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public ClusterLedgerException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What the database said.</param>
    public ClusterLedgerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
