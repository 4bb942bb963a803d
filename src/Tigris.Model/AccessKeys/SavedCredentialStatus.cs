namespace Tigris;

/// <summary>The state of a secret in a credential file.</summary>
public enum SavedCredentialStatus
{
    /// <summary>The newest secret of its key in the file.</summary>
    Current,

    /// <summary>The newest secret of its key in the file, but a later request that may have replaced it is pending.</summary>
    Uncertain,

    /// <summary>The file contains a newer secret of the same key. This secret no longer works.</summary>
    Superseded,

    /// <summary>The request may have been carried out, but the file lacks its secret.</summary>
    Pending,
}
