namespace Tigris;

/// <summary>The outcome of the onboarding of a tenant.</summary>
public enum TenantStatus
{
    /// <summary>The server provisioned the bucket and returned its access key.</summary>
    Created,

    /// <summary>The bucket existed already, and no change was sent.</summary>
    Existing,

    /// <summary>The onboarding failed. The error states the reason.</summary>
    Failed,

    /// <summary>The tenant would be onboarded: the command ran with -WhatIf.</summary>
    Planned,
}
