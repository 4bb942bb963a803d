namespace Tigris.Emulator.S3.Access;

/// <summary>The roles of a key in a bucket. Each role includes the permissions of the one before.</summary>
internal enum S3Role
{
    ReadOnly,
    Editor,
    Admin,
}

/// <summary>The permission for an S3 operation: the least role, and the action in policies.</summary>
internal sealed record Permission(string Operation, S3Role LeastRole, string Action);

/// <summary>The documented table of operations and roles, for the supported operations.</summary>
internal static class Permissions
{
    public static readonly Permission ListBuckets = new("ListBuckets", S3Role.ReadOnly, "s3:ListAllMyBuckets");
    public static readonly Permission CreateBucket = new("CreateBucket", S3Role.Editor, "s3:CreateBucket");
    public static readonly Permission HeadBucket = new("HeadBucket", S3Role.ReadOnly, "s3:ListBucket");
    public static readonly Permission DeleteBucket = new("DeleteBucket", S3Role.Editor, "s3:DeleteBucket");
    public static readonly Permission GetBucketLocation = new("GetBucketLocation", S3Role.ReadOnly, "s3:ListBucket");
    public static readonly Permission GetBucketVersioning = new("GetBucketVersioning", S3Role.ReadOnly, "s3:ListBucket"); // not documented
    public static readonly Permission GetBucketTagging = new("GetBucketTagging", S3Role.ReadOnly, "s3:GetBucketTagging");
    public static readonly Permission PutBucketTagging = new("PutBucketTagging", S3Role.Editor, "s3:PutBucketTagging");
    public static readonly Permission DeleteBucketTagging = new("DeleteBucketTagging", S3Role.Editor, "s3:PutBucketTagging");
    public static readonly Permission GetBucketAcl = new("GetBucketAcl", S3Role.Editor, "s3:GetBucketAcl");
    public static readonly Permission PutBucketAcl = new("PutBucketAcl", S3Role.Admin, "s3:PutBucketAcl");
    public static readonly Permission GetBucketPolicyStatus = new("GetBucketPolicyStatus", S3Role.ReadOnly, "s3:GetBucketPolicyStatus");
    public static readonly Permission GetBucketCors = new("GetBucketCors", S3Role.Editor, "s3:GetBucketCORS");
    public static readonly Permission PutBucketCors = new("PutBucketCors", S3Role.Editor, "s3:PutBucketCORS");
    public static readonly Permission DeleteBucketCors = new("DeleteBucketCors", S3Role.Editor, "s3:PutBucketCORS");
    public static readonly Permission GetLifecycle = new("GetBucketLifecycleConfiguration", S3Role.Editor, "s3:GetLifecycleConfiguration");
    public static readonly Permission PutLifecycle = new("PutBucketLifecycleConfiguration", S3Role.Editor, "s3:PutLifecycleConfiguration");
    public static readonly Permission DeleteLifecycle = new("DeleteBucketLifecycle", S3Role.Editor, "s3:PutLifecycleConfiguration");
    public static readonly Permission GetOwnership = new("GetBucketOwnershipControls", S3Role.ReadOnly, "s3:GetBucketOwnershipControls");
    public static readonly Permission PutOwnership = new("PutBucketOwnershipControls", S3Role.Editor, "s3:PutBucketOwnershipControls");
    public static readonly Permission DeleteOwnership = new("DeleteBucketOwnershipControls", S3Role.Editor, "s3:PutBucketOwnershipControls");

    public static readonly Permission GetAccelerate = new("GetBucketAccelerateConfiguration", S3Role.ReadOnly, "s3:GetAccelerateConfiguration");
    public static readonly Permission PutAccelerate = new("PutBucketAccelerateConfiguration", S3Role.Editor, "s3:PutAccelerateConfiguration");
    public static readonly Permission GetRequestPayment = new("GetBucketRequestPayment", S3Role.Editor, "s3:GetBucketRequestPayment");

    // No documented action: the bucket's own ones apply (assumed).
    public static readonly Permission GetNotification = new("GetBucketNotificationConfiguration", S3Role.ReadOnly, "s3:ListBucket");
    public static readonly Permission UpdateBucket = new("UpdateBucket", S3Role.Admin, "s3:PutBucketAcl");
    public static readonly Permission RestoreBucket = new("RestoreBucket", S3Role.Editor, "s3:DeleteBucket");
    public static readonly Permission RestoreDeleted = new("RestoreDeletedObject", S3Role.Editor, "s3:PutObject");
    public static readonly Permission PurgeDeleted = new("PurgeDeletedObject", S3Role.Editor, "s3:DeleteObject");
    public static readonly Permission ListDeleted = new("ListDeletedObjects", S3Role.ReadOnly, "s3:ListBucket");
    public static readonly Permission Presign = new("Presign", S3Role.ReadOnly, "");
    public static readonly Permission GetEncryption = new("GetBucketEncryption", S3Role.ReadOnly, "s3:ListBucket");
    public static readonly Permission PutEncryption = new("PutBucketEncryption", S3Role.Editor, "s3:PutBucketAcl");
    public static readonly Permission DeleteEncryption = new("DeleteBucketEncryption", S3Role.Editor, "s3:PutBucketAcl");
    public static readonly Permission Preflight = new("Preflight", S3Role.ReadOnly, "");
    public static readonly Permission ListVersions = new("ListObjectVersions", S3Role.ReadOnly, "s3:ListBucket");
    public static readonly Permission GetAttributes = new("GetObjectAttributes", S3Role.ReadOnly, "s3:GetObject");
    public static readonly Permission CreateSnapshot = new("CreateSnapshot", S3Role.Editor, "s3:CreateBucket");
    public static readonly Permission GetBucketInfo = new("GetBucketInfo", S3Role.ReadOnly, "s3:ListBucket");
    public static readonly Permission ListSnapshots = new("ListSnapshots", S3Role.ReadOnly, "s3:ListBucket");
    public static readonly Permission ListObjectsV1 = new("ListObjects", S3Role.ReadOnly, "s3:ListBucket");
    public static readonly Permission ListObjectsV2 = new("ListObjectsV2", S3Role.ReadOnly, "s3:ListBucket");
    public static readonly Permission ListMultipartUploads = new("ListMultipartUploads", S3Role.ReadOnly, "s3:ListBucketMultipartUploads");

    public static readonly Permission HeadObject = new("HeadObject", S3Role.ReadOnly, "s3:GetObject");
    public static readonly Permission GetObject = new("GetObject", S3Role.ReadOnly, "s3:GetObject");
    public static readonly Permission PutObject = new("PutObject", S3Role.Editor, "s3:PutObject");
    public static readonly Permission CopyObject = new("CopyObject", S3Role.Editor, "s3:PutObject");
    public static readonly Permission DeleteObject = new("DeleteObject", S3Role.Editor, "s3:DeleteObject");
    public static readonly Permission DeleteObjects = new("DeleteObjects", S3Role.Editor, "s3:DeleteObject");
    public static readonly Permission RestoreObject = new("RestoreObject", S3Role.ReadOnly, "s3:RestoreObject");
    public static readonly Permission GetObjectTagging = new("GetObjectTagging", S3Role.ReadOnly, "s3:GetObjectTagging");
    public static readonly Permission PutObjectTagging = new("PutObjectTagging", S3Role.Editor, "s3:PutObjectTagging");
    public static readonly Permission DeleteObjectTagging = new("DeleteObjectTagging", S3Role.Editor, "s3:DeleteObjectTagging");

    public static readonly Permission GetObjectAcl = new("GetObjectAcl", S3Role.Editor, "s3:GetObjectAcl");
    public static readonly Permission PutObjectAcl = new("PutObjectAcl", S3Role.Editor, "s3:PutObjectAcl");

    public static readonly Permission CreateUpload = new("CreateMultipartUpload", S3Role.Editor, "s3:PutObject");
    public static readonly Permission UploadPart = new("UploadPart", S3Role.Editor, "s3:PutObject");
    public static readonly Permission UploadPartCopy = new("UploadPartCopy", S3Role.Editor, "s3:PutObject");
    public static readonly Permission CompleteUpload = new("CompleteMultipartUpload", S3Role.Editor, "s3:PutObject");
    public static readonly Permission AbortUpload = new("AbortMultipartUpload", S3Role.Editor, "s3:AbortMultipartUpload");
    public static readonly Permission ListParts = new("ListParts", S3Role.Editor, "s3:ListMultipartUploadParts");
}
