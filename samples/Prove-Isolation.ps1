#Requires -Version 7.4

<#
.SYNOPSIS
    Proves what tenants are promised: isolation, quota, rotation, revocation at once, and an invoice of what they did.
.DESCRIPTION
    Onboards two tenants with the module, uses their keys as their applications would, with an S3 client, and takes one of them through its life:
    each stores something, neither sees the other's bucket, one hits its quota, gets a new secret, is deactivated and offboarded. Its final invoice
    must have what was done, no more and no less. At the end is a table of what was tried, what was expected, and what happened; where anything is not
    as promised, the script ends with an error.

    Needs the module Tigris, imported, and a provider in the environment: TIGRIS_PROVIDER_ID, TIGRIS_SIGNING_KEY, TIGRIS_USER_ID and, for
    anything but production, TIGRIS_PARTNER_ENDPOINT. It makes two organizations and deletes their buckets; the organizations stay, deactivated, as
    the API has no way to delete one. Run it against an emulator, without --demo-usage: made-up usage is not what was done.

    For S3 it uses the commands of the module AWS.Tools.S3 (Install-PSResource AWS.Tools.S3). Where that is not installed, the commands of
    artifacts/bin/S3StandIns/debug/Tigris.S3StandIns.dll, which dotnet build makes, stand in for those that are used here:
    Get-S3Bucket, Get-S3Object, Read-S3Object and Write-S3Object.
.PARAMETER S3Endpoint
    Where the tenants' keys are used. The emulator prints it when it starts.
.EXAMPLE
    ./samples/Prove-Isolation.ps1

    The proof, against an emulator that was started without options.
.EXAMPLE
    Import-Module ./artifacts/bin/S3StandIns/debug/Tigris.S3StandIns.dll
    ./samples/Prove-Isolation.ps1 -S3Endpoint http://127.0.0.1:6601

    The same without AWS.Tools.S3, against an emulator on another port.
.OUTPUTS
    A line for each promise that was kept or broken, the invoice, and an object for each promise: Tried, Expected, Happened, Kept.
#>
[CmdletBinding()]
param(
    [uri]$S3Endpoint = 'http://127.0.0.1:5601'
)

# Tries something, and notes what happened: what came, the code with which S3 refused it, or, where nothing came, that it was accepted.
function Test-Promise {
    param([string]$Tried, [string]$Expected, [scriptblock]$Try)
    $happened = try {
        $answer = & $Try
        if ($null -eq $answer) { 'accepted' } else { $answer -join ', ' }
    }
    catch {
        $cause = $_.Exception
        # In strict mode, reading a property that isn't there is an error.
        while (-not $cause.PSObject.Properties['ErrorCode'] -and $cause.InnerException) { $cause = $cause.InnerException }
        $code = $cause.PSObject.Properties['ErrorCode']
        if ($code -and $code.Value) { "$($code.Value)" } else { $cause.Message }
    }
    $kept = $happened -ceq $Expected
    $promises.Add([pscustomobject]@{ Tried = $Tried; Expected = $Expected; Happened = $happened; Kept = $kept })
    if ($kept) { "OK: ${Tried}: $happened" } else { "NOT AS PROMISED: ${Tried}: $happened, and not $Expected" }
}

# What the S3 commands need, besides what they are about. They take a secret as text only
function Get-S3Access {
    param([pscredential]$Credential)
    @{
        EndpointUrl = $S3Endpoint.AbsoluteUri
        AccessKey = $Credential.UserName
        SecretKey = $Credential.GetNetworkCredential().Password
        Region = 'auto'
        ForcePathStyleAddressing = $true
    }
}

trap {
    # What breaks half-way leaves nothing behind that works either. The file is there as long as the tenants are.
    if ($copy -and [IO.File]::Exists($copy)) {
        [IO.File]::Delete($copy)
        "acme-$run", "globex-$run" | Remove-TigrisTenant -Confirm:$false -ErrorAction Continue
    }
    break
}

$ErrorActionPreference = 'Stop'
$promises = [Collections.Generic.List[psobject]]::new()

# Two tenants: one may store 20 bytes, the other a megabyte
Connect-Tigris -FromEnvironment -UserRole Admin -S3Endpoint $S3Endpoint
$run = [guid]::NewGuid().ToString('n').Substring(0, 8)
$month = [datetime]::UtcNow
$copy = [IO.Path]::GetTempFileName()
$tenants = @(
    [pscustomobject]@{ OrganizationId = "acme-$run"; OrganizationName = 'Acme Corp'; BucketName = "acme-data-$run"; Quota = '20' }
    [pscustomobject]@{ OrganizationId = "globex-$run"; OrganizationName = 'Globex'; BucketName = "globex-data-$run"; Quota = '1MB' }
) | New-TigrisTenant
$tenants
$acme, $globex = $tenants
$asAcme = Get-S3Access -Credential $acme.Credential
$asGlobex = Get-S3Access -Credential $globex.Credential

# Each stores a report in its own bucket, and reads it
Test-Promise 'acme writes into its bucket' -Expected accepted {
    Write-S3Object @asAcme -BucketName $acme.BucketName -Key report.txt -Content '0123456789'
}
Test-Promise 'globex writes into its bucket' -Expected accepted {
    Write-S3Object @asGlobex -BucketName $globex.BucketName -Key report.txt -Content theirs
}
Test-Promise 'acme reads its report' -Expected '0123456789' {
    $null = Read-S3Object @asAcme -BucketName $acme.BucketName -Key report.txt -File $copy
    [IO.File]::ReadAllText($copy)
}

# Neither sees anything of the other's
Test-Promise 'acme lists its buckets' -Expected $acme.BucketName { (Get-S3Bucket @asAcme).BucketName }
Test-Promise 'globex lists its buckets' -Expected $globex.BucketName { (Get-S3Bucket @asGlobex).BucketName }
Test-Promise 'acme lists the bucket of globex' -Expected AccessDenied { Get-S3Object @asAcme -BucketName $globex.BucketName }
Test-Promise 'acme reads the report of globex' -Expected AccessDenied {
    Read-S3Object @asAcme -BucketName $globex.BucketName -Key report.txt -File $copy
}
Test-Promise 'acme writes into the bucket of globex' -Expected AccessDenied {
    Write-S3Object @asAcme -BucketName $globex.BucketName -Key x -Content x
}
Test-Promise 'globex reads the report of acme' -Expected AccessDenied {
    Read-S3Object @asGlobex -BucketName $acme.BucketName -Key report.txt -File $copy
}
Test-Promise 'globex writes into the bucket of acme' -Expected AccessDenied {
    Write-S3Object @asGlobex -BucketName $acme.BucketName -Key x -Content x
}

# Ten bytes are stored, and twenty allowed: eleven more are too many
Test-Promise 'acme writes beyond its quota' -Expected QuotaExceeded {
    Write-S3Object @asAcme -BucketName $acme.BucketName -Key more.txt -Content '01234567890'
}
Test-Promise 'the module shows what is stored' -Expected '10 bytes in 1 object' {
    $bucket = Get-TigrisBucket -OrganizationId $acme.OrganizationId -BucketName $acme.BucketName
    "$($bucket.Size) bytes in $($bucket.ObjectCount) object"
}

# A new secret: the old one is dead at once
$key = Reset-TigrisAccessKey -OrganizationId $acme.OrganizationId -AccessKeyId $acme.AccessKeyId -Confirm:$false
$renewed = Get-S3Access -Credential $key.Credential
Test-Promise 'acme writes with its old secret' -Expected SignatureDoesNotMatch {
    Write-S3Object @asAcme -BucketName $acme.BucketName -Key y -Content y
}
Test-Promise 'the module finds the old secret alive' -Expected False { ($acme | Test-TigrisAccessKey).Authenticated }
Test-Promise 'acme writes with its new secret' -Expected accepted { Write-S3Object @renewed -BucketName $acme.BucketName -Key y -Content y }

# Deactivated, acme is refused at once. Globex notices nothing
Disable-TigrisOrganization -OrganizationId $acme.OrganizationId -Confirm:$false
Test-Promise 'acme writes when deactivated' -Expected InvalidAccessKeyId { Write-S3Object @renewed -BucketName $acme.BucketName -Key z -Content z }
Test-Promise 'acme reads when deactivated' -Expected InvalidAccessKeyId {
    Read-S3Object @renewed -BucketName $acme.BucketName -Key report.txt -File $copy
}
Test-Promise 'globex goes on' -Expected accepted { Write-S3Object @asGlobex -BucketName $globex.BucketName -Key report.txt -Content 'still theirs' }

# Offboarded: the bucket goes with all that is in it, the organization stays for billing
Test-Promise 'acme is offboarded' -Expected Completed { (Remove-TigrisTenant -OrganizationId $acme.OrganizationId -Confirm:$false).Status }
Test-Promise 'acme reads from the bucket that is gone' -Expected NoSuchBucket {
    Read-S3Object @renewed -BucketName $acme.BucketName -Key report.txt -File $copy
}
Test-Promise 'the module finds the key of acme alive' -Expected False { ($key | Test-TigrisAccessKey -BucketName $acme.BucketName).Authenticated }

# The final invoice has what acme did: two writes and a list that were accepted, a read of ten bytes, and eleven bytes kept for a day.
# What was refused costs nothing
$lines = @(Get-TigrisInvoice -OrganizationId $acme.OrganizationId -Month $month -Line)
$lines
$quantity = @{}
$lines | ForEach-Object { $quantity[$_.Charge] += $_.Quantity }
Test-Promise 'writes and lists on the invoice' -Expected 3 { $quantity['PUT, COPY, POST, LIST Requests'] }
Test-Promise 'reads on the invoice' -Expected 1 { $quantity['GET, SELECT, and all other Requests'] }
Test-Promise 'transfer on the invoice' -Expected 'ten bytes and the XML of a list' {
    $bytes = $quantity['Data transfer Out'] * 1GB
    if ($bytes -ge 10 -and $bytes -lt 10000) { 'ten bytes and the XML of a list' } else { "$bytes bytes" }
}
Test-Promise 'storage on the invoice' -Expected '11 bytes for a day' {
    $days = [datetime]::DaysInMonth($month.Year, $month.Month)
    '{0:0.##} bytes for a day' -f ($quantity['Storage used - Standard'] * 1GB * $days)
}

# Globex leaves too, so that nothing works any more that was made here
Test-Promise 'globex is offboarded' -Expected Completed { (Remove-TigrisTenant -OrganizationId $globex.OrganizationId -Confirm:$false).Status }
[IO.File]::Delete($copy)
Disconnect-Tigris

# What was tried, what was expected, and what happened
$promises
if ($promises.Kept -contains $false) {
    throw "Not as promised: $(($promises | Where-Object Kept -EQ $false).Tried -join '; ')"
}
