import { privacyPlans } from '../../main/contract/privacy';
import { useSessionPart } from '../session/SessionProvider';

/** What an export of the study will do for privacy, said before it is done. */
export function PrivacyPlan() {
  const privacy = useSessionPart(session => session.study?.privacy ?? null);
  if (privacy === null) return null;
  if (privacy.problem !== null)
    return (
      <p className="export-failure">
        Nothing can be exported until study.yaml is put right: {privacy.problem}.
      </p>
    );
  const plans = privacyPlans(privacy);
  if (plans.length === 0) return null;
  return <p className="export-facts">The study’s privacy settings apply. {plans.join(' ')}</p>;
}
