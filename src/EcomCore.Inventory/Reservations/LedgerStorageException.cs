namespace EcomCore.Inventory;

/// <summary>The place where a ledger is kept cannot be used: in use, full, damaged, of another program, or out of reach. The message says which and what to do.</summary>
public sealed class LedgerStorageException : Exception
{
    /// <summary>Creates the exception.</summary>
    public LedgerStorageException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong with which ledger.</param>
    public LedgerStorageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong with which ledger.</param>
    /// <param name="innerException">What the database or the system said.</param>
    public LedgerStorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
