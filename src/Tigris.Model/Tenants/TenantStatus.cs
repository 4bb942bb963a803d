namespace Tigris;

/// <summary>The outcome of the onboarding of a tenant.</summary>
public enum TenantStatus
{
    /// <summary>The server provisioned the bucket and answered with its access key.</summary>
    Created,

    /// <summary>The bucket was there already, and nothing was sent.</summary>
    Existing,

    /// <summary>It failed; the error says why.</summary>
    Failed,

    /// <summary>It would be onboarded: the command ran with -WhatIf.</summary>
    Planned,
}
