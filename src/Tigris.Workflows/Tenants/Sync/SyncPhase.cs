namespace Tigris.Workflows;

/// <summary>
/// The order of the changes of a tenant. Changes that restrict access come before changes that allow more. An object comes before the objects that
/// need it. An inactive organization accepts only changes of its quota, so it is activated before its other settings change.
/// </summary>
internal enum SyncPhase
{
    CreateOrganization,
    LowerQuota,
    Activate,
    Restrict,
    Deactivate,
    RaiseQuota,
    CreateBucket,
    ChangeBucket,
    OpenBucket,
    CreatePolicy,
    ChangePolicy,
    DescribePolicy,
    CreateKey,
    ChangeKey,
}
