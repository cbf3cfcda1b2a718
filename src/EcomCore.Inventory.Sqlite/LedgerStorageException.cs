namespace EcomCore.Inventory.Sqlite;

/// <summary>The ledger's file cannot be used: in use, full, damaged, of another program, or out of reach. The message says which and what to do.</summary>
public sealed class LedgerStorageException : IOException
{
    /// <summary>Creates the exception.</summary>
    public LedgerStorageException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong with which file.</param>
    public LedgerStorageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong with which file.</param>
    /// <param name="innerException">What SQLite or the file system said.</param>
    public LedgerStorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
