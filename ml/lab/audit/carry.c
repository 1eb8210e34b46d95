/* Carries the kernel's audit records to the auditd of one host.
 *
 * The kernel has one audit for the whole machine and speaks to daemons of the first namespaces only. audit/collector.py
 * reads there and hands each host its own records, as the kernel wrote them, on the socket whose number is in
 * AUDIT_FEED. Preloaded, this makes auditd read that socket in place of netlink; it writes no record of its own.
 */
#include <errno.h>
#include <libaudit.h>
#include <stdlib.h>
#include <sys/socket.h>

int audit_open(void) { return atoi(getenv("AUDIT_FEED")); }
int audit_set_pid(int fd, uint32_t pid, rep_wait_t wait) { return 1; }
int audit_is_enabled(int fd) { return 1; }
int audit_set_enabled(int fd, uint32_t enabled) { return 1; }
int audit_request_signal_info(int fd) { return -ENOSYS; }

int audit_get_reply(int fd, struct audit_reply *reply, reply_t block, int peek)
{
	ssize_t size = recv(fd, &reply->msg, sizeof(reply->msg), MSG_DONTWAIT);
	if (size < (ssize_t)sizeof(struct nlmsghdr))
		return size < 0 ? -errno : 0;
	/* To its daemon the kernel gives the length of the text alone; to other readers, with the header. */
	reply->type = reply->msg.nlh.nlmsg_type;
	reply->len = size - sizeof(struct nlmsghdr);
	reply->nlh = &reply->msg.nlh;
	reply->message = reply->msg.data;
	return reply->len;
}
